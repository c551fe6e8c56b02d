// The checks that ballots may ask about [7.4].

export const CATALOGUE = [
  "auto-login",
  "auto-updates",
  "backup",
  "disk-encryption",
  "firewall",
  "os-supported",
  "os-updates",
  "remote-desktop",
  "screen-lock",
  "secure-boot",
];
