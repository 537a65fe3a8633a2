package html

import "bytes"

// Looks reports whether the first bytes of a file, a few kilobytes of them,
// are those of a web page. They may be in any encoding that package charset
// reads.
func Looks(head []byte) bool {
	head, ok := markup(head)
	if !ok || LooksSpreadsheetML(head) {
		return false
	}
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<meta", "<style", "<table", "<tr"} {
		if i := bytes.Index(head, []byte(tag)); i >= 0 && !letter(head, i+len(tag)) {
			return true
		}
	}
	return false
}

// LooksSpreadsheetML reports whether the first bytes of a file are those of an
// Excel 2003 XML spreadsheet, which is also often named .xls. It is another
// format, which this package does not read.
func LooksSpreadsheetML(head []byte) bool {
	head, ok := markup(head)
	if !ok {
		return false
	}
	i := bytes.Index(head, []byte("urn:schemas-microsoft-com:office:spreadsheet"))
	if j := bytes.Index(head, []byte(`progid="excel.sheet"`)); i < 0 || j >= 0 && j < i {
		i = j
	}
	page := bytes.Index(head, []byte("<html"))
	return i >= 0 && (page < 0 || i < page)
}

// markup is head in lower case and single bytes, when it begins as markup does.
func markup(head []byte) ([]byte, bool) {
	head = bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))
	head = bytes.TrimPrefix(head, []byte("\xFF\xFE"))
	head = bytes.TrimPrefix(head, []byte("\xFE\xFF"))
	head = bytes.ToLower(bytes.TrimSpace(bytes.ReplaceAll(head, []byte{0}, nil)))
	return head, bytes.HasPrefix(head, []byte("<"))
}

func letter(b []byte, i int) bool { return i < len(b) && b[i] >= 'a' && b[i] <= 'z' }
