package ingest

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"apst/ingest/csv"
	"apst/ingest/html"
	"apst/ingest/ods"
	"apst/ingest/sheet"
	"apst/ingest/xlsx"
)

// File is one opened input.
type File struct {
	Path   string // as the user gave it
	Name   string // the last element of the path, used in messages and outputs
	Format string // what the file is: "Excel workbook", "HTML table", ...
	sheet.Book
	closer io.Closer
	size   int64
	hash   func() ([32]byte, error)
}

// Hash is the SHA-256 of the file's bytes, which are read when it is first asked for.
// The error is a *sheet.Fault.
func (f *File) Hash() ([32]byte, error) { return f.hash() }

// Same reports whether two files are the same byte for byte. The error is a *sheet.Fault.
func (f *File) Same(o *File) (bool, error) {
	if f.size != o.size {
		return false, nil
	}
	ours, err := f.Hash()
	if err != nil {
		return false, err
	}
	theirs, err := o.Hash()
	return ours == theirs, err
}

// Close releases the file.
func (f *File) Close() error { return errors.Join(f.Book.Close(), f.closer.Close()) }

// Open opens a file for reading and never changes it. What the file is decides
// how it is read; its ending does not. The error is a *sheet.Fault.
func Open(path string) (*File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, unreadable(err)
	}
	if !info.Mode().IsRegular() {
		what := "this is not a file but a device or a pipe"
		if info.IsDir() {
			what = "this is a folder, not a file"
		}
		return nil, &sheet.Fault{Reason: sheet.Unreadable, Seen: what, Expected: "a spreadsheet file"}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable(err)
	}
	book, format, err := OpenReader(f, info.Size())
	if err != nil {
		f.Close()
		return nil, err
	}
	return &File{Path: path, Name: filepath.Base(path), Format: format, Book: book, closer: f, size: info.Size(),
		hash: sync.OnceValues(func() ([32]byte, error) { return hashOf(f, info.Size()) })}, nil
}

// OpenReader is [Open] for bytes that are already at hand. It names the format.
func OpenReader(r io.ReaderAt, size int64) (book sheet.Book, format string, err error) {
	defer func() {
		// A reader that panics on some damaged input must refuse that input,
		// not end the run of the other files.
		if p := recover(); p != nil {
			book, err = nil, &sheet.Fault{Reason: sheet.Corrupt,
				Seen: "the file is damaged in a way that cannot be described", Expected: "a spreadsheet that Excel opens"}
		}
	}()
	head := make([]byte, min(size, 4096))
	if _, err := io.ReadFull(io.NewSectionReader(r, 0, size), head); err != nil {
		return nil, "", unreadable(err)
	}
	kind := sniff(head)
	if kind.refuse != nil {
		return nil, "", kind.refuse(r, size)
	}
	book, err = kind.open(r, size)
	return book, kind.name, err
}

// hashOf is the SHA-256 of the size bytes of r.
func hashOf(r io.ReaderAt, size int64) (sum [32]byte, err error) {
	hash := sha256.New()
	n, err := io.CopyBuffer(hash, io.NewSectionReader(r, 0, size), make([]byte, 1<<18))
	if err == nil && n < size {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return sum, unreadable(err)
	}
	return [32]byte(hash.Sum(nil)), nil
}

type openFunc func(io.ReaderAt, int64) (sheet.Book, error)

// format is one kind of file: recognised by its bytes, then opened or refused.
type format struct {
	name   string
	is     func(head []byte) bool
	open   openFunc
	refuse func(io.ReaderAt, int64) error
}

func starts(magic string) func([]byte) bool {
	return func(head []byte) bool { return bytes.HasPrefix(head, []byte(magic)) }
}

func other(what string) func(io.ReaderAt, int64) error {
	return func(io.ReaderAt, int64) error {
		return &sheet.Fault{Reason: sheet.OtherFormat, Seen: "the file is " + what, Expected: "a spreadsheet or delimited text"}
	}
}

// formats in the order they are tried; the last one takes what is left.
func formats() []format {
	return []format{
		{is: func(h []byte) bool { return len(bytes.TrimSpace(h)) == 0 && len(h) < 4096 }, refuse: func(io.ReaderAt, int64) error {
			return &sheet.Fault{Reason: sheet.Empty, Seen: "the file is empty", Expected: "a table with headings"}
		}},
		{is: starts("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), refuse: refuseCompound},
		{is: isBareBIFF, refuse: func(io.ReaderAt, int64) error { return oldExcel("an Excel file from before 1997") }},
		{name: "OpenDocument spreadsheet", is: isOpenDocument, open: ods.Open},
		{name: "Excel workbook", is: starts("PK"), open: openZip},
		{is: html.LooksSpreadsheetML, refuse: func(io.ReaderAt, int64) error { return oldExcel("an XML Spreadsheet 2003 file") }},
		{name: "HTML table", is: html.Looks, open: html.Open},
		{is: starts("%PDF"), refuse: other("a PDF")},
		{is: starts("{\\rtf"), refuse: other("a rich-text document")},
		{is: starts("\x89PNG"), refuse: other("a picture (PNG)")},
		{is: starts("\xFF\xD8\xFF"), refuse: other("a picture (JPEG)")},
		{is: starts("GIF8"), refuse: other("a picture (GIF)")},
		{is: starts("\x1F\x8B"), refuse: other("compressed with gzip")},
		{is: starts("7z\xBC\xAF\x27\x1C"), refuse: other("a 7-Zip archive")},
		{is: starts("Rar!"), refuse: other("a RAR archive")},
		{is: starts("SQLite format 3"), refuse: other("a database")},
		{is: starts("PAR1"), refuse: other("a Parquet file")},
		{is: starts("$FL2"), refuse: other("an SPSS data file")},
		{is: starts("MZ"), refuse: other("a program")},
		{is: starts("\x7FELF"), refuse: other("a program")},
		{name: "delimited text", is: func([]byte) bool { return true }, open: csv.Open},
	}
}

func sniff(head []byte) format {
	for _, f := range formats() {
		if f.is(head) {
			return f
		}
	}
	return format{open: csv.Open}
}

// openZip tells a workbook from every other zip file.
func openZip(r io.ReaderAt, size int64) (sheet.Book, error) {
	return xlsx.Open(r, size)
}

// isOpenDocument looks for the mimetype entry that OpenDocument puts first,
// uncompressed.
func isOpenDocument(head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) && bytes.Contains(head[:min(len(head), 200)], []byte("mimetypeapplication/vnd.oasis.opendocument"))
}

func isBareBIFF(h []byte) bool {
	return len(h) >= 4 && h[0] == 0x09 && (h[1] == 0x00 || h[1] == 0x02 || h[1] == 0x04) && h[3] == 0x00 && (h[2] == 0x04 || h[2] == 0x06)
}

func oldExcel(what string) error {
	return &sheet.Fault{Reason: sheet.OldExcel, Seen: "the file is " + what, Expected: "an .xlsx workbook"}
}

// refuseCompound tells what an OLE compound file holds: a workbook with a
// password, an old Excel workbook, or something else from Office.
func refuseCompound(r io.ReaderAt, size int64) error {
	encrypted, workbook := utf16le("EncryptedPackage"), utf16le("Workbook")
	book := append(utf16le("Book"), 0, 0)
	const chunk, overlap = 1 << 20, 64
	buf := make([]byte, chunk)
	isBook := false
	for off := int64(0); off < size; off += chunk - overlap {
		n, err := r.ReadAt(buf[:min(chunk, size-off)], off)
		if err != nil && !errors.Is(err, io.EOF) {
			return unreadable(err)
		}
		if bytes.Contains(buf[:n], encrypted) {
			return &sheet.Fault{Reason: sheet.Encrypted, Seen: "the file is locked with a password", Expected: "a workbook without a password"}
		}
		isBook = isBook || bytes.Contains(buf[:n], workbook) || bytes.Contains(buf[:n], book)
	}
	if isBook {
		return oldExcel("an Excel 97-2003 workbook (.xls)")
	}
	return other("an Office document from before 2007, or a damaged one")(r, size)
}

func utf16le(s string) []byte {
	out := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		out = append(out, s[i], 0)
	}
	return out
}

func unreadable(err error) error {
	seen := "the file cannot be read"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		seen = "there is no such file"
	case errors.Is(err, fs.ErrPermission):
		seen = "the file may not be read: permission is missing, or another program holds it"
	}
	return &sheet.Fault{Reason: sheet.Unreadable, Seen: seen, Expected: "a file that can be opened", Err: err}
}
