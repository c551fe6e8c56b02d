; Posture's installer for Windows: for one person, without administrator rights.
;
;   posture-VERSION-windows-x64-setup.exe [/S] [/D=FOLDER]     /S asks nothing; /D comes last, without quotes
;   uninstall.exe [/S] [/DELETEDATA]                           /S keeps what Posture keeps of the person
;
; shipping.windows.setup writes defines.nsh: how it is compressed, the values named below, and the macros InstallFiles
; and RemoveFiles with every file by its name. So nothing is ever deleted that was not installed, and two builds pack
; in the same order.

Unicode true
Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS all
RequestExecutionLevel user
CRCCheck force
!include "defines.nsh"
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "nsDialogs.nsh"

Name "Posture"
OutFile "${OUT}"
BrandingText "Posture ${VERSION}"
InstallDir "$LOCALAPPDATA\Programs\Posture"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
VIProductVersion "${FOUR}"
VIFileVersion "${FOUR}"
VIAddVersionKey /LANG=0 "ProductName" "Posture"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "Posture: setup"
VIAddVersionKey /LANG=0 "CompanyName" "${PUBLISHER}"
VIAddVersionKey /LANG=0 "LegalCopyright" "2026 its authors; Apache License 2.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "$(welcome_title)"
!define MUI_WELCOMEPAGE_TEXT "$(welcome_text)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\posture-window.exe"
!define MUI_FINISHPAGE_RUN_TEXT "$(open_it)"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
UninstPage custom un.AskForData un.HeedData
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!include "words.nsh"

Var was_open  ; 1 where the window was open, and is to be again
Var data      ; 1 where what Posture keeps of the person is to be deleted
Var upgrade   ; 1 where another version is about to be laid in its place
Var box
!include "closing.nsh"
!insertmacro Closing ""
!insertmacro Closing "un."

Function .onInit
  SetShellVarContext current
  ${If} ${FileExists} "$INSTDIR\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\uninstall.exe"
    ; Somebody's own folder, named with /D: files of the same name in it would be lost.
    Push "$INSTDIR"
    Call RefuseFull
  ${EndIf}
FunctionEnd

Function RefuseFull
  Pop $0
  FindFirst $1 $2 "$0\*.*"
  ${DoWhile} $2 != ""
    ${If} $2 != "."
    ${AndIf} $2 != ".."
      MessageBox MB_OK|MB_ICONSTOP "$(folder_full)" /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
    FindNext $1 $2
  ${Loop}
  FindClose $1
FunctionEnd

Section "Posture"
  Call CloseRunning
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    ; Only it knows which files the other version has. What it keeps of the person, its entries and its timers stay.
    ExecWait '"$INSTDIR\uninstall.exe" /S /UPDATE _?=$INSTDIR' $0
    ${If} $0 != 0
      MessageBox MB_OK|MB_ICONSTOP "$(in_use)" /SD IDOK
      SetErrorLevel 2
      Abort
    ${EndIf}
  ${EndIf}
  !insertmacro InstallFiles
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\Posture.lnk" "$INSTDIR\posture-window.exe" "" "" "" SW_SHOWNORMAL "" "$(what_it_does)"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Posture"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\posture-window.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL}" "URLInfoAbout" "${HOMEPAGE}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  WriteRegStr HKCU "${PATHS}\posture.exe" "" "$INSTDIR\posture.exe"
  WriteRegStr HKCU "${PATHS}\posture-window.exe" "" "$INSTDIR\posture-window.exe"
  ${If} $was_open == 1
  ${AndIf} ${Silent}
    Exec '"$INSTDIR\posture-window.exe"'
  ${EndIf}
SectionEnd

Function un.onInit
  SetShellVarContext current
  StrCpy $data 0
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/DELETEDATA" $1
  ${IfNot} ${Errors}
    StrCpy $data 1
  ${EndIf}
  StrCpy $upgrade 0
  ClearErrors
  ${GetOptions} $0 "/UPDATE" $1
  ${IfNot} ${Errors}
    StrCpy $upgrade 1
  ${EndIf}
FunctionEnd

Function un.AskForData
  !insertmacro MUI_HEADER_TEXT "$(leave_title)" "$(leave_what)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 40u "$(leave_text)"
  Pop $0
  ${NSD_CreateCheckBox} 0 46u 100% 12u "$(leave_data)"
  Pop $box
  ${If} $data == 1
    ${NSD_Check} $box
  ${EndIf}
  ${NSD_CreateLabel} 12u 62u 95% 40u "$(leave_data_text)"
  Pop $0
  nsDialogs::Show
FunctionEnd

Function un.HeedData
  ${NSD_GetState} $box $0
  StrCpy $data 0
  ${If} $0 == ${BST_CHECKED}
    StrCpy $data 1
  ${EndIf}
FunctionEnd

Section "Uninstall"
  ${If} $upgrade == 0
    Call un.CloseRunning
    Call un.TakeBack
  ${EndIf}
  !insertmacro RemoveFiles
  ${If} ${FileExists} "$INSTDIR\posture.exe"
    SetErrorLevel 2
    Abort
  ${EndIf}
  ${If} $upgrade == 0
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
  ${EndIf}
SectionEnd

; What is not a file of the program: entries, and what Posture keeps of the person where that is asked.
Function un.TakeBack
  nsExec::Exec '"$INSTDIR\posture.exe" watch off'  ; timers, and the icon from sign-in on
  Pop $0
  ${If} $data == 1
    nsExec::ExecToLog '"$INSTDIR\posture.exe" forget --yes'
    Pop $0
  ${EndIf}
  Delete "$SMPROGRAMS\Posture.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "${PATHS}\posture.exe"
  DeleteRegKey HKCU "${PATHS}\posture-window.exe"
FunctionEnd
