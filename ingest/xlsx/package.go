package xlsx

import (
	"net/url"
	"path"
	"strings"

	"apst/ingest/archive"
	"apst/ingest/sheet"
)

// pack is the Open Packaging Conventions around a workbook: which part is
// which.
type pack struct {
	archive  *archive.Archive
	workbook *archive.Entry
}

// relationship is a link from a part to another.
type relationship struct {
	id, kind string // kind is the last step of the type, "worksheet"
	target   string // the part's name in the archive
	external bool
}

// mainTypes say by the content type of the main part what a file is. The first
// that fits decides; a type that none fits is decided by the part itself.
var mainTypes = []struct {
	has    string
	reason sheet.Reason
	seen   string
}{
	{"ms-excel.sheet.binary", sheet.BinaryExcel, "an Excel binary workbook (.xlsb)"},
	{"wordprocessingml", sheet.OtherFormat, "a Word document"},
	{"ms-word", sheet.OtherFormat, "a Word document"},
	{"presentationml", sheet.OtherFormat, "a PowerPoint presentation"},
	{"ms-powerpoint", sheet.OtherFormat, "a PowerPoint presentation"},
	{"ms-visio", sheet.OtherFormat, "a Visio drawing"},
}

// openPackage finds the workbook's part, or says what the file is instead.
func openPackage(a *archive.Archive) (*pack, error) {
	types := a.Find("[Content_Types].xml")
	if types == nil {
		if a.Find("xl/workbook.xml") != nil || a.Find("_rels/.rels") != nil {
			return nil, corrupt("[Content_Types].xml", "a workbook without its list of contents", "the file as it was saved")
		}
		return nil, otherFormat("a zip archive that is not an Excel workbook")
	}
	pkg := &pack{archive: a}
	rels, err := pkg.rels("")
	if err != nil {
		return nil, err
	}
	if rels == nil {
		return nil, corrupt("_rels/.rels", "a workbook that does not say where it starts", "the file as it was saved")
	}
	e, err := pkg.related(rels, "officeDocument")
	if err != nil {
		return nil, err
	}
	if e == nil {
		return nil, otherFormat("a package that is not an Excel workbook")
	}
	kind, err := contentType(types, e.Name)
	if err != nil {
		return nil, err
	}
	for _, t := range mainTypes {
		if strings.Contains(kind, t.has) {
			return nil, &sheet.Fault{Reason: t.reason, Part: e.Name, Seen: t.seen, Expected: "an Excel workbook (.xlsx)"}
		}
	}
	pkg.workbook = e
	return pkg, nil
}

func otherFormat(seen string) error {
	return &sheet.Fault{Reason: sheet.OtherFormat, Seen: seen, Expected: "an Excel workbook (.xlsx)"}
}

// contentType is the declared type of a part, in lower case; empty when none
// is declared.
func contentType(e *archive.Entry, name string) (string, error) {
	p := openPart(e)
	defer p.close()
	kind, byEnding := "", ""
	err := p.root(contentTypes, "Types")
	if err == nil {
		err = p.children(func() error {
			switch {
			case p.is(contentTypes, "Override") && strings.EqualFold(strings.TrimPrefix(p.attr("PartName"), "/"), name):
				kind = p.attr("ContentType")
			case p.is(contentTypes, "Default") && strings.EqualFold("."+p.attr("Extension"), path.Ext(name)):
				byEnding = p.attr("ContentType")
			}
			return p.Skip()
		})
	}
	if err == nil {
		err = p.finish()
	}
	if err != nil {
		return "", place(err, e.Name, "", 0, 0)
	}
	if kind == "" {
		kind = byEnding
	}
	return strings.ToLower(kind), nil
}

// rels reads the relationships of a part, or of the package when name is
// empty; nil when there are none.
func (pkg *pack) rels(name string) ([]relationship, error) {
	dir, base := path.Split(name)
	e := pkg.archive.Find(dir + "_rels/" + base + ".rels")
	if e == nil {
		return nil, nil
	}
	p := openPart(e)
	defer p.close()
	rels := []relationship{}
	err := p.root(relationships, "Relationships")
	if err == nil {
		err = p.children(func() error {
			if !p.is(relationships, "Relationship") {
				return p.unexpected("<Relationship>")
			}
			if len(rels) == archive.MaxEntries {
				return tooLarge("a part with very many relationships", "at most 10,000")
			}
			rels = append(rels, relationship{
				id:       p.attr("Id"),
				kind:     path.Base(p.attr("Type")),
				target:   resolve(dir, p.attr("Target")),
				external: strings.EqualFold(p.attr("TargetMode"), "External"),
			})
			return p.Skip()
		})
	}
	if err == nil {
		err = p.finish()
	}
	if err != nil {
		return nil, place(err, e.Name, "", 0, 0)
	}
	return rels, nil
}

// resolve is the archive's name of a target that is relative to a folder, or
// absolute.
func resolve(dir, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if !strings.HasPrefix(target, "/") {
		target = "/" + dir + target
	}
	return strings.TrimPrefix(path.Clean(target), "/")
}

// find is the part that a relationship leads to. Targets are URIs: a name may
// be written with percent signs.
func (pkg *pack) find(r relationship) *archive.Entry {
	if r.external {
		return nil
	}
	if e := pkg.archive.Find(r.target); e != nil {
		return e
	}
	if plain, err := url.PathUnescape(r.target); err == nil {
		return pkg.archive.Find(plain)
	}
	return nil
}

// related is the part of a kind that there is at most one of; nil when there is
// none.
func (pkg *pack) related(rels []relationship, kind string) (*archive.Entry, error) {
	var found *archive.Entry
	for _, r := range rels {
		if r.kind != kind {
			continue
		}
		e := pkg.find(r)
		switch {
		case e == nil:
			return nil, corrupt(r.target, "a workbook that misses a part it refers to", "all parts of the file")
		case found != nil && found != e:
			return nil, corrupt(e.Name, "a workbook with two parts where one belongs", "one of each")
		}
		found = e
	}
	return found, nil
}
