// Command prng writes a bcryptprimitives.dll for a Wine that has none, as those before
// version 9: programs made with Go do not start without it. The library holds no code:
// its one function, ProcessPrng, is handed on to the one of advapi32.dll that takes the
// same and gives the same.
//
//	go run ./internal/tools/prng FOLDER
//
// FOLDER is system32 of the Wine prefix the tests use, never that of a Windows.
package main

import (
	"bytes"
	"debug/pe"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
)

const (
	name      = "bcryptprimitives.dll"
	function  = "ProcessPrng"
	handedOn  = "advapi32.SystemFunction036" // RtlGenRandom
	base      = 0x180000000
	alignment = 0x1000 // in memory and in the file alike
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: prng FOLDER")
		os.Exit(2)
	}
	if err := os.WriteFile(filepath.Join(os.Args[1], name), library(), 0o644); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// exports is the directory of what a library offers, as Windows has it. Addresses count
// from the beginning of the library in memory.
type exports struct {
	Characteristics, TimeDateStamp   uint32
	MajorVersion, MinorVersion       uint16
	Name, Base                       uint32
	NumberOfFunctions, NumberOfNames uint32
	Functions, Names, NameOrdinals   uint32
	Function, FunctionName           uint32
	Ordinal                          uint16
	LibraryText                      [32]byte
	FunctionText                     [16]byte
	ForwardText                      [32]byte
}

// library is the file: headers, and one section with the directory of exports.
func library() []byte {
	e := exports{Base: 1, NumberOfFunctions: 1, NumberOfNames: 1}
	at := uint32(alignment) + 40 // behind the directory
	e.Functions, e.Names, e.NameOrdinals = at, at+4, at+8
	e.Name, e.FunctionName, e.Function = at+10, at+42, at+58
	copy(e.LibraryText[:], name)
	copy(e.FunctionText[:], function)
	copy(e.ForwardText[:], handedOn)
	size := uint32(binary.Size(e))

	var b bytes.Buffer
	put := func(v any) { _ = binary.Write(&b, binary.LittleEndian, v) } // a buffer takes everything
	dos := make([]byte, 64)
	copy(dos, "MZ")
	binary.LittleEndian.PutUint32(dos[60:], 64)
	b.Write(dos)
	b.WriteString("PE\x00\x00")
	put(pe.FileHeader{
		Machine: pe.IMAGE_FILE_MACHINE_AMD64, NumberOfSections: 1, SizeOfOptionalHeader: uint16(binary.Size(pe.OptionalHeader64{})),
		Characteristics: pe.IMAGE_FILE_EXECUTABLE_IMAGE | pe.IMAGE_FILE_LARGE_ADDRESS_AWARE | pe.IMAGE_FILE_DLL,
	})
	head := pe.OptionalHeader64{
		Magic: 0x20b, SizeOfInitializedData: alignment, ImageBase: base, SectionAlignment: alignment, FileAlignment: alignment,
		MajorOperatingSystemVersion: 6, MajorSubsystemVersion: 6, SizeOfImage: 2 * alignment, SizeOfHeaders: alignment,
		Subsystem: pe.IMAGE_SUBSYSTEM_WINDOWS_CUI, NumberOfRvaAndSizes: 16,
	}
	head.DataDirectory[pe.IMAGE_DIRECTORY_ENTRY_EXPORT] = pe.DataDirectory{VirtualAddress: alignment, Size: size}
	put(head)
	section := pe.SectionHeader32{
		VirtualSize: size, VirtualAddress: alignment, SizeOfRawData: alignment, PointerToRawData: alignment,
		Characteristics: pe.IMAGE_SCN_CNT_INITIALIZED_DATA | pe.IMAGE_SCN_MEM_READ,
	}
	copy(section.Name[:], ".edata")
	put(section)
	b.Write(make([]byte, alignment-b.Len()))
	put(e)
	b.Write(make([]byte, 2*alignment-b.Len()))
	return b.Bytes()
}
