package report

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"regexp"
	"strings"
)

// Why a workbook is not copied, though Excel wrote it.
const (
	hasMacros  = "its macros cannot be copied into an .xlsx workbook"
	isNoPlain  = "it is a template or an add-in, not a plain workbook"
	isOutside  = "the workbook reaches outside itself, to other files, data or programs"
	isUnlooked = "its parts could not be looked through"
)

// notCopied are the parts that no copy may have. Each is told by a word that stands,
// in whatever case, in the part's name, its content type, or the type of a
// relationship that leads to it: any one of the three can be another in a workbook
// that works all the same.
var notCopied = []struct{ word, why string }{
	{"vbaproject", hasMacros},
	{"vbadata", hasMacros},
	{"macrosheet", hasMacros},
	{"activex", hasMacros},
	{"relationships/control", hasMacros},
	{"externallink", isOutside},
	{"connections", isOutside},
	{"querytable", isOutside},
	{"oleobject", isOutside},
	{"relationships/package", isOutside},
	{"embeddings/", isOutside},
	{"customui", isOutside},
	{"ui/extensibility", isOutside},
	{"webextension", isOutside},
}

// plainWorkbook is in the content type of what Excel saves as .xlsx.
const plainWorkbook = "spreadsheetml.sheet.main+xml"

// outsideName is what a defined name has in it that means another file, an address
// or a program.
var outsideName = regexp.MustCompile(`\[\d+\]|\[[^\]]*\.xl|://|\\\\|\|`)

// uncopied says why a workbook cannot be copied; it is empty where it can.
func uncopied(data []byte) string {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return isUnlooked
	}
	p := partsLook{endings: map[string]bool{}}
	for _, f := range z.File {
		p.endings[strings.ToLower(path.Ext(f.Name))] = true
	}
	for _, f := range z.File {
		p.see(f.Name)
		if err := p.part(f); err != nil {
			return isUnlooked
		}
	}
	switch {
	case p.why != "":
		return p.why
	case !p.plain:
		return isNoPlain
	}
	return ""
}

// partsLook is what was seen of a workbook's parts.
type partsLook struct {
	why   string
	plain bool // it says that it is a plain workbook

	endings map[string]bool // of the parts' names
}

// see takes note of a part's name or type. Macros come before all else: they are
// what a school knows of.
func (p *partsLook) see(text string) {
	text = strings.ToLower(text)
	for _, n := range notCopied {
		if strings.Contains(text, n.word) && (p.why == "" || n.why == hasMacros) {
			p.why = n.why
		}
	}
}

// part looks through the parts that say what others are, and through those that
// can lead outside by themselves.
func (p *partsLook) part(f *zip.File) error {
	name := strings.ToLower(f.Name)
	switch {
	case name == "[content_types].xml", strings.HasSuffix(name, ".rels"), strings.HasSuffix(name, "workbook.xml"), strings.Contains(name, "pivotcachedefinition"):
	default:
		return nil
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	d := xml.NewDecoder(io.LimitReader(r, unpacked))
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if e, ok := t.(xml.StartElement); ok {
			if err := p.element(d, e); err != nil {
				return err
			}
		}
	}
}

func (p *partsLook) element(d *xml.Decoder, e xml.StartElement) error {
	attr := func(name string) string {
		for _, a := range e.Attr {
			if a.Name.Local == name {
				return a.Value
			}
		}
		return ""
	}
	outside := false
	switch e.Name.Local {
	case "Default", "Override":
		if ending := attr("Extension"); e.Name.Local == "Default" && !p.endings["."+strings.ToLower(ending)] {
			return nil // programs write types down for parts that are not there
		}
		p.see(attr("ContentType"))
		p.plain = p.plain || strings.Contains(strings.ToLower(attr("ContentType")), plainWorkbook)
	case "Relationship":
		kind := strings.ToLower(attr("Type"))
		p.see(kind)
		// A link that somebody has to follow reaches nothing by itself.
		outside = strings.EqualFold(attr("TargetMode"), "External") && path.Base(kind) != "hyperlink"
	case "cacheSource":
		outside = attr("type") == "external"
	case "definedName":
		var text string
		if err := d.DecodeElement(&text, &e); err != nil {
			return err
		}
		outside = outsideName.MatchString(text)
	}
	if outside && p.why == "" {
		p.why = isOutside
	}
	return nil
}
