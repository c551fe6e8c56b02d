/* Windows 10's library of that name, which Wine 8 lacks and the cryptography needs. Only for Wine, never
   shipped. SystemFunction036 is RtlGenRandom (ntsecapi.h). */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE to, SIZE_T left)
{
    while (left) {
        ULONG now = left > 0x10000 ? 0x10000 : (ULONG) left;
        if (!SystemFunction036(to, now)) return FALSE;
        to += now;
        left -= now;
    }
    return TRUE;
}
