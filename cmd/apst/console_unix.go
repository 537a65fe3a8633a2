//go:build !windows

package main

import (
	"cmp"
	"os"
	"strings"
)

// showsColour reports whether the terminal understands colours.
func showsColour(*os.File) bool { return true }

// speaksUTF8 reads the locale as the C library does. A system that names none
// is taken to be a present-day one.
func speaksUTF8(getenv func(string) string) bool {
	locale := strings.ToLower(cmp.Or(getenv("LC_ALL"), getenv("LC_CTYPE"), getenv("LANG")))
	return locale == "" || strings.Contains(locale, "utf-8") || strings.Contains(locale, "utf8")
}
