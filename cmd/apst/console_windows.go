package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// showsColour turns on the console's understanding of colours; consoles before
// Windows 10 have none.
func showsColour(f *os.File) bool {
	console := windows.Handle(f.Fd())
	var mode uint32
	if windows.GetConsoleMode(console, &mode) != nil {
		return false
	}
	return windows.SetConsoleMode(console, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}

// speaksUTF8 asks for the code page that programs which read our output decode
// it with. The usual one in Britain is 850, which has other letters.
func speaksUTF8(func(string) string) bool {
	const utf8 = 65001
	page, err := windows.GetConsoleOutputCP()
	return err != nil || page == utf8 // no console: a service or a file
}
