; Closing Posture before its files are replaced: Windows lets nobody write over a program that runs.
;
; Only programs of this very folder: another copy of Posture, and another person's, are left alone. First its windows
; are asked to close, as if somebody pressed their X; what still runs after five seconds is ended. That loses nothing,
; since whatever Posture keeps or sends it writes in whole transactions before it acts.
; Sources: tlhelp32.h, processthreadsapi.h, winbase.h and winuser.h of the Windows SDK.

!define SNAPSHOT_OF_PROCESSES 2
!define SIZE_OF_PROCESSENTRY32W 568
!define QUERY_WAIT_AND_TERMINATE 0x101001
!define LONGEST_PATH 1023
!define WAITED_IN_VAIN 0x102

!macro Closing UN
; Closes what runs in $INSTDIR; $was_open is 1 where that was the window.
Function ${UN}CloseRunning
  StrCpy $was_open 0
  System::Call 'kernel32::CreateToolhelp32Snapshot(i ${SNAPSHOT_OF_PROCESSES}, i 0) p.r0'
  System::Alloc ${SIZE_OF_PROCESSENTRY32W}
  Pop $1
  System::Call '*$1(i ${SIZE_OF_PROCESSENTRY32W})'
  System::Call 'kernel32::Process32FirstW(p r0, p r1) i.r2'
  ${DoWhile} $2 != 0
    System::Call '*$1(i, i, i.r3)'
    System::Call 'kernel32::OpenProcess(i ${QUERY_WAIT_AND_TERMINATE}, i 0, i r3) p.r4'
    ${If} $4 P<> 0
      System::Call 'kernel32::QueryFullProcessImageNameW(p r4, i 0, w .r5, *i ${LONGEST_PATH}) i.r6'
      ${If} $6 != 0
        ${If} $5 == "$INSTDIR\posture-window.exe"
          StrCpy $was_open 1
          Call ${UN}CloseOne
        ${ElseIf} $5 == "$INSTDIR\posture.exe"
          Call ${UN}CloseOne
        ${EndIf}
      ${EndIf}
      System::Call 'kernel32::CloseHandle(p r4)'
    ${EndIf}
    System::Call 'kernel32::Process32NextW(p r0, p r1) i.r2'
  ${Loop}
  System::Free $1
  System::Call 'kernel32::CloseHandle(p r0)'
FunctionEnd

; Closes the process with the number $3 and the handle $4.
Function ${UN}CloseOne
  StrCpy $7 0
  ${Do}
    FindWindow $7 "" "" 0 $7
    ${If} $7 P= 0
      ${ExitDo}
    ${EndIf}
    System::Call 'user32::GetWindowThreadProcessId(p r7, *i .r8)'
    ${If} $8 == $3
      System::Call 'user32::PostMessageW(p r7, i ${WM_CLOSE}, p 0, p 0)'
    ${EndIf}
  ${Loop}
  System::Call 'kernel32::WaitForSingleObject(p r4, i 5000) i.r8'
  ${If} $8 = ${WAITED_IN_VAIN}
    System::Call 'kernel32::TerminateProcess(p r4, i 1)'
    System::Call 'kernel32::WaitForSingleObject(p r4, i 5000)'
  ${EndIf}
FunctionEnd
!macroend
