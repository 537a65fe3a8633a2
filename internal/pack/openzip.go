package pack

import (
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"apst/ingest/archive"
	"apst/ingest/sheet"
)

// damageReasons are the ids of the ways in which an archive is corrupt.
var damageReasons = map[archive.Damage]string{
	archive.TableDamaged:    "PACK-102",
	archive.NoParts:         "PACK-102",
	archive.Volumes:         "PACK-103",
	archive.StrayBefore:     "PACK-104",
	archive.StrayBetween:    "PACK-105",
	archive.StrayAfter:      "PACK-106",
	archive.Overlap:         "PACK-107",
	archive.HeaderDiffers:   "PACK-108",
	archive.OtherPacking:    "PACK-109",
	archive.FolderWithData:  "PACK-116",
	archive.NameTwice:       "PACK-110",
	archive.NameUnreadable:  "PACK-111",
	archive.NameOutside:     "PACK-112",
	archive.PackedDamaged:   "PACK-121",
	archive.PackedLeftOver:  "PACK-121",
	archive.LongerThanSaid:  "PACK-122",
	archive.ShorterThanSaid: "PACK-122",
	archive.ChecksumWrong:   "PACK-123",
}

// openArchive verifies the archive. encrypted says where it comes from: a file that was
// encrypted and is no archive was never a return.
func openArchive(r io.ReaderAt, size int64, encrypted bool) (*archive.Archive, error) {
	head := make([]byte, min(size, 4))
	if n, _ := r.ReadAt(head, 0); encrypted && string(head[:n]) != "PK\x03\x04" && !broken(r) {
		return nil, &Problem{Reason: "PACK-009"}
	}
	var at counting
	a, err := archive.OpenWithin(r, size, limits, at.look)
	if err == nil {
		err = untouched(r, size, a)
	}
	if err == nil {
		return a, nil
	}
	if broken(r) {
		return nil, &Problem{Reason: "PACK-007"}
	}
	return nil, archiveProblem(err)
}

func broken(r io.ReaderAt) bool {
	s, ok := r.(*sealed)
	return ok && s.broken
}

// archiveProblem is the reason of an error of the reader of archives.
func archiveProblem(err error) error {
	var p *Problem
	if errors.As(err, &p) {
		return p
	}
	var f *sheet.Fault
	if !errors.As(err, &f) {
		return &Problem{Reason: "PACK-102", cause: err}
	}
	member := shown(f.Part)
	switch f.Reason {
	case sheet.Truncated:
		return &Problem{Reason: "PACK-101"}
	case sheet.Encrypted:
		return &Problem{Reason: "PACK-117", Member: member}
	case sheet.Bomb:
		return &Problem{Reason: "PACK-120", Member: member}
	case sheet.TooLarge:
		if f.Part == "" {
			return &Problem{Reason: "PACK-118"}
		}
		return &Problem{Reason: "PACK-119", Member: member}
	case sheet.Unreadable:
		return &Problem{Reason: "PACK-101", cause: f.Err}
	}
	id := damageReasons[archive.DamageOf(err)]
	if id == "" {
		id = "PACK-102"
	}
	return &Problem{Reason: id, Member: member}
}

// Kinds of file in the mode of a Unix system.
const (
	modeKind    = 0o170000
	modeRegular = 0o100000
	modeFolder  = 0o040000
)

// archiveEndings are the endings of files that hold files.
var archiveEndings = []string{".zip", ".age", ".gz", ".tgz", ".tar", ".7z", ".rar", ".bz2", ".xz", ".zst", ".xlsx", ".ods", ".docx", ".jar"}

// look refuses what no return has before anything is unpacked.
func (c *counting) look(e *archive.Entry) error {
	c.n++
	id := nameReason(e)
	if id == "" {
		return nil
	}
	if isMember(e.Name) {
		return &Problem{Reason: id, Member: e.Name}
	}
	return &Problem{Reason: id, Seen: fmt.Sprintf("file %d of the archive", c.n)}
}

// nameReason is the id of why a part has no place in a return; empty where it has one.
func nameReason(e *archive.Entry) string {
	name := e.Stored.Name
	kind := e.Stored.Mode & modeKind
	switch {
	case strings.HasPrefix(name, "/") || strings.HasPrefix(name, `\`) || len(name) > 1 && name[1] == ':':
		return "PACK-113"
	case strings.Contains(name, `\`):
		return "PACK-114"
	case strings.HasSuffix(name, "/") || e.Stored.Unix && kind == modeFolder:
		return "PACK-116"
	case e.Stored.Unix && kind != 0 && kind != modeRegular:
		return "PACK-115"
	case slices.Contains(archiveEndings, strings.ToLower(path.Ext(name))):
		return "PACK-125"
	case strings.Contains(name, "/") && !isMember(name):
		return "PACK-116"
	case !isMember(name):
		return "PACK-124"
	case e.Stored.Extras || e.Stored.Comment || e.Stored.Dated:
		return "PACK-126"
	}
	return ""
}

// untouched holds that the archive is as apst pack writes one: files by name, and nothing
// said beside them.
func untouched(r io.ReaderAt, size int64, a *archive.Archive) error {
	const lenEnd = 22
	end := make([]byte, lenEnd)
	if n, err := r.ReadAt(end, size-lenEnd); n < lenEnd {
		return err
	}
	sorted := slices.IsSortedFunc(a.Entries(), func(x, y *archive.Entry) int { return strings.Compare(x.Name, y.Name) })
	if !sorted || string(end[:4]) != "PK\x05\x06" {
		return &Problem{Reason: "PACK-126"}
	}
	return nil
}

// shown is the name of a part where it is one that returns have. Any other may say
// anything, and is not for a screen.
func shown(name string) string {
	if name = strings.ToLower(name); isMember(name) {
		return name
	}
	return ""
}
