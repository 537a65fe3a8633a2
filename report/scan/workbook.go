package scan

import (
	"bytes"
	"path"
	"strconv"
	"strings"

	"apst/ingest/archive"
	"apst/ingest/xlsx"
)

// workbook is an archive whose parts may be those of a workbook.
type workbook struct {
	s        *source
	from1904 bool
	titles   map[string]string // of sheets by the names of their parts in small letters, fit for a screen
	dates    []bool            // by the number of the cell format
	shared   []sharedText
	sharedIn *source
}

// sharedText is one of the texts that cells share.
type sharedText struct {
	joined, spaced []byte // without and with a space at each change of look; spaced is nil where there is none
	off            int
	used           bool
}

// mostShared is how many there may be.
const mostShared = 1 << 20

// newWorkbook reads the parts that say what others mean. Of an archive that is no
// workbook there are none.
func newWorkbook(s *source, a *archive.Archive) *workbook {
	w := &workbook{s: s, titles: map[string]string{}}
	targets := map[string]string{} // parts of sheets, by the identifiers of relationships
	var book []byte
	for _, e := range a.Entries() {
		switch root, name := rootOf(e), strings.ToLower(e.Name); {
		case root == "workbook":
			book, _ = s.read(e)
		case root == "Relationships" && strings.HasPrefix(path.Base(name), "workbook"):
			data, _ := s.read(e)
			relations(data, path.Dir(path.Dir(name)), targets)
		case root == "styleSheet":
			data, _ := s.read(e)
			w.styles(data)
		case root == "sst":
			if data, ok := s.read(e); ok {
				w.sharedIn = s.within(s.safe(e.Name, hidden), data)
				w.readShared()
			}
		}
	}
	w.readBook(book, targets)
	return w
}

// rootOf is the name of the outermost tag of a part; empty for what is no XML.
func rootOf(e *archive.Entry) string {
	head := e.Bytes()
	if head == nil {
		head = e.Head()
	}
	head = bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))
	if len(head) == 0 || head[0] != '<' {
		return ""
	}
	r := tagReader{b: head[:min(len(head), 64<<10)]}
	for {
		e, ok := r.next()
		if !ok {
			return ""
		}
		if e.kind == startEvent {
			return string(e.own)
		}
	}
}

// startTags gives the start tags of a document.
func startTags(data []byte, visit func(own string, attr func(name string) string)) {
	r := tagReader{b: data}
	for {
		e, ok := r.next()
		if !ok {
			return
		}
		if e.kind == startEvent {
			visit(string(e.own), r.value)
		}
	}
}

// value is that of an attribute of the start tag just read, by its name with or without
// a prefix.
func (r *tagReader) value(name string) string {
	for i := range r.attrs {
		if a := &r.attrs[i]; string(a.name) == name || string(local(a.name)) == name {
			return string(plain(a.value))
		}
	}
	return ""
}

func relations(data []byte, folder string, targets map[string]string) {
	startTags(data, func(own string, attr func(string) string) {
		if own == "Relationship" && len(targets) < archive.MaxEntries {
			target := attr("Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join("/", folder, target)
			}
			targets[attr("Id")] = strings.ToLower(strings.TrimPrefix(target, "/"))
		}
	})
}

// readBook takes the names of the sheets, and from where dates count.
func (w *workbook) readBook(data []byte, targets map[string]string) {
	startTags(data, func(own string, attr func(string) string) {
		switch own {
		case "workbookPr":
			w.from1904 = attr("date1904") == "1" || attr("date1904") == "true"
		case "sheet":
			if target := targets[attr("r:id")]; target != "" {
				w.titles[target] = w.s.safe(attr("name"), hidden)
			}
		}
	})
}

// styles takes which cell formats show dates.
func (w *workbook) styles(data []byte) {
	codes := map[int]string{}
	formats := false
	r := tagReader{b: data}
	for {
		e, ok := r.next()
		if !ok {
			return
		}
		switch {
		case e.kind == endEvent && is(&e, "cellXfs"):
			formats = false
		case e.kind != startEvent:
		case is(&e, "numFmt") && len(codes) == xlsx.MaxStyles:
			w.s.closed("very many number formats")
			return
		case is(&e, "numFmt"):
			id, _ := strconv.Atoi(r.value("numFmtId"))
			codes[id] = r.value("formatCode")
		case is(&e, "cellXfs"):
			formats = true
		case formats && is(&e, "xf"):
			id, _ := strconv.Atoi(r.value("numFmtId"))
			w.dates = append(w.dates, xlsx.ShowsDate(id, codes[id]))
		}
	}
}

// part looks through a part.
func (w *workbook) part(e *archive.Entry) {
	if strings.HasSuffix(e.Name, "/") || e.Size == 0 {
		return
	}
	root := rootOf(e)
	if root == "sst" && w.sharedIn != nil {
		return // its texts are looked through where they stand
	}
	data, ok := w.s.read(e)
	if !ok {
		return
	}
	in := w.s.within(w.s.safe(e.Name, hidden), data)
	if root == "worksheet" || root == "dialogsheet" || root == "macrosheet" {
		newSheet(w, in, w.titles[strings.ToLower(e.Name)]).all()
		return
	}
	in.content(e.Name)
}

// end looks through the shared texts that no cell shows, which programs leave behind.
func (w *workbook) end() {
	if w.sharedIn == nil {
		return
	}
	texts := batch{s: w.sharedIn, sign: recordSign}
	for i := range w.shared {
		t := &w.shared[i]
		if t.used {
			continue
		}
		at := spot{off: t.off, kind: "a text that no cell shows"}
		texts.add(piece{text: t.joined, at: at})
		if t.spaced != nil {
			texts.add(piece{text: t.spaced, at: at})
		}
	}
	texts.flush()
}
