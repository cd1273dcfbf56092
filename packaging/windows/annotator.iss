; Inno Setup: an installer for Windows, from the folder that PyInstaller makes there. Not verified: written on Linux.
; On Windows, with the texts that packaging/licences.py asks for (GENERAL, INSIDE_QT) in a folder that LICENCES names:
;   py packaging\build.py frozen
;   iscc /DVersion=1.0.0 packaging\windows\annotator.iss
#ifndef Version
  #define Version "0"
#endif
[Setup]
AppId={{6E6F7461-4E8C-4B5B-9B1B-416E6E6F0001}
AppName=Annotator
AppVersion={#Version}
AppPublisher=The Annotator developers
DefaultDirName={autopf}\Annotator
DefaultGroupName=Annotator
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
OutputDir=..\..\dist
OutputBaseFilename=Annotator-{#Version}-setup
Compression=lzma2
SolidCompression=yes
ArchitecturesInstallIn64BitMode=x64compatible
UninstallDisplayIcon={app}\annotator.exe
[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"
[Files]
Source: "..\..\build\frozen\annotator\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion
[Icons]
Name: "{group}\Annotator"; Filename: "{app}\annotator.exe"
[Run]
Filename: "{app}\annotator.exe"; Description: "{cm:LaunchProgram,Annotator}"; Flags: nowait postinstall skipifsilent
