package words

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"apst/ingest/charset"
)

// Limits of a text that is checked.
const (
	MaxFile = 64 << 20 // bytes of a file, with its pictures
	MaxText = 4 << 20  // bytes of the text in it
)

// Refused is why a file is not checked, in a plain sentence.
type Refused struct {
	File string // the last element of its path
	Why  string
	Err  error // the cause below; may be nil
}

// Error is the sentence, with the file's name.
func (r *Refused) Error() string { return r.File + ": " + r.Why }

// Unwrap is the cause.
func (r *Refused) Unwrap() error { return r.Err }

// Checked is what was looked at in a file, and what does not keep to the rules.
type Checked struct {
	Paragraphs, Sentences int // rows of tables count as both
	Complaints            []Complaint
}

// section is a part of a document: the text itself, its footnotes.
type section struct {
	name   string // empty for the text itself
	blocks []block
}

// readers read the formats that are checked, by the ending of a file.
var readers = map[string]func(io.ReaderAt, int64) ([]section, error){
	".txt": readPlain, ".md": readPlain, ".markdown": readPlain, ".html": readHTML, ".htm": readHTML, ".docx": readDocx,
}

// others are what to do with formats that are not.
var others = map[string]string{
	".doc": "is an old Word document; save it as .docx", ".docm": "is a Word document with macros; save it as .docx", ".odt": "is an OpenDocument text; save it as .docx", ".rtf": "is rich text; save it as .docx",
	".pdf": "is a PDF; check the document that it was made from", ".pptx": "is a set of slides; save its text as .txt", ".ppt": "is a set of slides; save its text as .txt",
	".xlsx": "is a workbook and no text", ".xls": "is a workbook and no text", ".ods": "is a workbook and no text", ".csv": "is a table and no text",
	".png": "is a picture and no text", ".jpg": "is a picture and no text", ".svg": "is a picture; check the page or the document that it stands in",
}

// CheckFile holds a file that somebody edited against the rules: .txt, .md, .html or
// .docx. Any other is refused, and so is one without a sentence; the error is then a
// *[Refused]. The file is not changed.
func CheckFile(path string, k Known) (*Checked, error) {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, &Refused{name, "cannot be read", err}
	case info.IsDir():
		return nil, &Refused{name, "is a folder; name the text in it", nil}
	case !info.Mode().IsRegular():
		return nil, &Refused{name, "is a device or a pipe and no file", nil}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, &Refused{name, "cannot be read", err}
	}
	defer f.Close()
	return CheckReader(name, f, info.Size(), k)
}

// CheckReader is [CheckFile] for the size bytes of r; what they are is told by the
// ending of the name.
func CheckReader(name string, r io.ReaderAt, size int64, k Known) (*Checked, error) {
	ending := strings.ToLower(filepath.Ext(name))
	read := readers[ending]
	switch {
	case read == nil && others[ending] != "":
		return nil, &Refused{name, others[ending], nil}
	case read == nil:
		return nil, &Refused{name, "is no text that can be checked: .txt, .md, .html or .docx can", nil}
	case size > MaxFile:
		return nil, &Refused{name, fmt.Sprintf("has more than %d MiB", MaxFile>>20), nil}
	}
	sections, err := read(r, size)
	if err != nil {
		return nil, &Refused{name, "cannot be checked: " + err.Error(), err}
	}
	out := &Checked{}
	for _, s := range sections {
		found, sentences := check(s.blocks, s.name, k)
		out.Complaints = append(out.Complaints, found...)
		out.Paragraphs += len(s.blocks)
		out.Sentences += sentences
	}
	if out.Sentences == 0 {
		return nil, &Refused{name, "holds no text", nil}
	}
	out.Complaints = slices.Clip(out.Complaints)
	return out, nil
}

// errLong is said of a text that is too long.
var errLong = fmt.Errorf("the text has more than %d MiB", MaxText>>20)

// readText is a text as UTF-8.
func readText(r io.ReaderAt, size int64) (string, error) {
	t, err := charset.Detect(r, size)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	if _, err := io.Copy(&b, t.Reader()); err != nil {
		return "", err
	}
	return b.String(), nil
}

// readPlain reads a text, plain or with the marks of Markdown.
func readPlain(r io.ReaderAt, size int64) ([]section, error) {
	text, err := readText(r, size)
	if err != nil {
		return nil, err
	}
	if len(text) > MaxText {
		return nil, errLong
	}
	return []section{{"", plainBlocks(text)}}, nil
}
