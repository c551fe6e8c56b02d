/* Windows 10's library of that name, which Wine 8 lacks and Qt is linked to. Only for Wine, never shipped.
   It says of every encoding that it has none (ucnv.h): Qt's own, UTF-8 among them, are not asked of it. */
#include <stdint.h>

#define EXPORTED __declspec(dllexport)
#define FILE_ACCESS_ERROR 4
#define FAIL(error) do { if (error) *(error) = FILE_ACCESS_ERROR; } while (0)

EXPORTED void *ucnv_open(const char *name, int *error) { FAIL(error); return 0; }
EXPORTED void ucnv_close(void *converter) {}
EXPORTED void ucnv_reset(void *converter) {}
EXPORTED int8_t ucnv_getMaxCharSize(const void *converter) { return 1; }
EXPORTED const char *ucnv_getName(const void *converter, int *error) { FAIL(error); return 0; }
EXPORTED void ucnv_getToUCallBack(const void *converter, void *action, const void **context) {}
EXPORTED void ucnv_getFromUCallBack(const void *converter, void *action, const void **context) {}
EXPORTED void ucnv_setToUCallBack(void *converter, void *action, const void *context, void *old_action,
                                  const void **old_context, int *error) { FAIL(error); }
EXPORTED void ucnv_setFromUCallBack(void *converter, void *action, const void *context, void *old_action,
                                    const void **old_context, int *error) { FAIL(error); }
EXPORTED void ucnv_cbToUWriteUChars(void *arguments, const void *source, int32_t length, int32_t offset,
                                    int *error) { FAIL(error); }
EXPORTED void ucnv_cbFromUWriteUChars(void *arguments, const void **source, const void *limit, int32_t offset,
                                      int *error) { FAIL(error); }
EXPORTED void ucnv_toUnicode(void *converter, void **target, const void *limit, const char **source,
                             const char *source_limit, int32_t *offsets, int8_t flush, int *error) { FAIL(error); }
EXPORTED void ucnv_fromUnicode(void *converter, char **target, const char *limit, const void **source,
                               const void *source_limit, int32_t *offsets, int8_t flush, int *error)
{ FAIL(error); }
EXPORTED int32_t ucnv_toUCountPending(const void *converter, int *error) { FAIL(error); return -1; }
EXPORTED int32_t ucnv_fromUCountPending(const void *converter, int *error) { FAIL(error); return -1; }
EXPORTED const char *ucnv_getStandardName(const char *name, const char *standard, int *error)
{ FAIL(error); return 0; }
EXPORTED const char *ucnv_getAvailableName(int32_t number) { return 0; }
EXPORTED int32_t ucnv_countAvailable(void) { return 0; }
EXPORTED void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORTED void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
