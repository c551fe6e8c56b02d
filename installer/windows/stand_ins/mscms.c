/* Wine's own library of that name lacks what Qt asks of it on a screen. Only for Wine, never shipped.
   No screen has a colour profile (icm.h). */
#include <stdint.h>

#define EXPORTED __declspec(dllexport)

EXPORTED void *OpenColorProfileW(void *profile, uint32_t access, uint32_t sharing, uint32_t creation)
{ return 0; }
EXPORTED int CloseColorProfile(void *profile) { return 1; }
EXPORTED void *WcsCreateIccProfile(void *profile, uint32_t options) { return 0; }
EXPORTED int WcsGetDefaultColorProfile(int scope, void *device, int type, int subtype, uint32_t id,
                                       uint32_t size, void *name) { return 0; }
EXPORTED int WcsGetDefaultColorProfileSize(int scope, void *device, int type, int subtype, uint32_t id,
                                           uint32_t *size) { return 0; }
EXPORTED int WcsGetUsePerUserProfiles(void *device, uint32_t kind, int *per_user) { return 0; }
EXPORTED int GetColorProfileFromHandle(void *profile, void *buffer, uint32_t *size) { return 0; }
EXPORTED int GetColorDirectoryW(void *machine, void *buffer, uint32_t *size) { return 0; }
