package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/internal/project"
	"apst/metrics/roster"
	"apst/report/copies"
	"apst/report/disclosure"
	"apst/report/release"
	"apst/report/scan"
	"apst/report/words"
)

func runReleaseCheck(ctx context.Context, opts *ReleaseCheckOptions) error {
	p, err := openProject()
	if err != nil {
		return err
	}
	profile, err := (&TablesOptions{Profile: opts.Profile}).profile(p)
	if err != nil {
		return err
	}
	faults := 0
	if len(opts.Paths) > 0 {
		s, err := opts.scanner(ctx, p)
		if err != nil {
			return err
		}
		if faults, err = opts.look(s, profile); err != nil {
			return err
		}
	}
	for _, path := range opts.Words {
		n, err := opts.readWords(path)
		if err != nil {
			return err
		}
		faults += n
	}
	if faults > 0 {
		return gatef("refused: %s that may not leave the school", howMany(faults, "thing"))
	}
	opts.IO.Errf("nothing was found\n")
	return nil
}

// scanner looks for the pupils of the list.
func (opts *ReleaseCheckOptions) scanner(ctx context.Context, p *project.Project) (*scan.Scanner, error) {
	rosters, err := rosterFiles(opts.Roster, p)
	if err != nil {
		return nil, err
	}
	var people []scan.Person
	var centres []string
	if len(rosters) > 0 {
		r, err := roster.Read(ctx, rosters, &finding.Log{})
		if err != nil {
			return nil, err
		}
		if people = peopleToFind(r.Roll()); len(people) == 0 {
			return nil, dataf("no pupil could be read from %s, and nothing was searched", listNames(rosters)).hint("correct the list: apst check %s", rosters[0])
		}
		people = append(people, staffToFind(r.Roll())...)
		for _, stay := range r.Roll().All() {
			centres = append(centres, stay.Facts["centre"])
		}
	} else {
		opts.IO.wrapped("", "no list of pupils was read: what looks like a UPN can be found, and no name")
	}
	allowed := scan.Allowed{}
	if p != nil {
		allowed.Texts = []string{p.School.Name}
		for _, d := range []ingest.Date{asOf(ingest.Date{}, p), p.Change.From, p.Change.To} {
			if !d.IsZero() {
				allowed.Dates = append(allowed.Dates, d)
			}
		}
	}
	allowed.Texts = append(allowed.Texts, centresToAllow(people, allowed, centres)...)
	return scan.New(people, allowed), nil
}

// look searches files and folders, and tells what it finds.
func (opts *ReleaseCheckOptions) look(s *scan.Scanner, profile disclosure.Profile) (int, error) {
	faults, files := 0, 0
	for _, path := range opts.Paths {
		info, err := os.Stat(path)
		if err != nil {
			return 0, usagef("there is no file or folder %s", path).hint("check its name")
		}
		var found []scan.Find
		if info.IsDir() {
			found, err = s.Dir(path)
			files += countFiles(path)
			faults += opts.keys(os.DirFS(path))
		} else {
			found, err = s.File(path)
			files++
			faults += opts.keys(oneFile{os.DirFS(filepath.Dir(path)), filepath.Base(path)})
		}
		folder := path
		if !info.IsDir() {
			folder = filepath.Dir(path)
		}
		found, sealed := withoutSealed(folder, found)
		if sealed > 0 {
			opts.IO.wrapped("", fmt.Sprintf("%s encrypted for the evaluator, searched when it was made, and not looked into", counted(sealed, "return is", "returns are")))
		}
		n, bad := opts.numbers(path, info.IsDir(), profile)
		err = errors.Join(err, bad)
		faults += n
		if err != nil {
			return 0, err
		}
		faults += len(found)
		for i, f := range found {
			if i == shownFaults {
				opts.IO.wrapped("", fmt.Sprintf("and %s in which something identifies a pupil", howMany(len(found)-i, "more place")))
				break
			}
			opts.IO.wrapped("", f.String())
		}
	}
	if files == 0 {
		return 0, usagef("there is no file in %s", strings.Join(opts.Paths, ", ")).hint("name the folder of the release")
	}
	opts.IO.Errf("%s searched\n", howMany(files, "file"))
	return faults, nil
}

func countFiles(dir string) int {
	n := 0
	_ = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			n++
		}
		return nil
	})
	return n
}

// oneFile is a file as a folder of its own.
type oneFile struct {
	fs.FS
	name string
}

// ReadDir has the file alone.
func (o oneFile) ReadDir(dir string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(o.FS, dir)
	return slices.DeleteFunc(list, func(e fs.DirEntry) bool { return e.Name() != o.name }), err
}

// keys looks for the key of the ledger: with it the ledger tells who was in a group.
func (opts *ReleaseCheckOptions) keys(folder fs.FS) int {
	n := 0
	_ = fs.WalkDir(folder, ".", func(name string, _ fs.DirEntry, err error) error {
		if err == nil && path.Base(name) == keyName {
			n++
			opts.IO.wrapped("", name+": the key of the ledger of releases, which is never handed out")
		}
		return nil
	})
	return n
}

// numbers holds the tables of a folder, or one in a file, against the profile: each
// release in it by itself, since those of terms stand in folders of their own.
func (opts *ReleaseCheckOptions) numbers(dir string, folder bool, profile disclosure.Profile) (int, error) {
	if !folder {
		return opts.numbersOf(dir, ".", oneFile{os.DirFS(filepath.Dir(dir)), filepath.Base(dir)}, profile)
	}
	in := os.DirFS(dir)
	roots := releasesIn(in)
	faults := 0
	for _, root := range roots {
		n, err := opts.numbersOf(filepath.Join(dir, root), root, releaseFolder{in, root, roots}, profile)
		if faults += n; err != nil {
			return faults, err
		}
	}
	return faults, nil
}

// releasesIn are the folders of a folder that hold a release: itself, for what is in no
// other, and those with tables that say what adds up to what.
func releasesIn(folder fs.FS) []string {
	roots := []string{"."}
	_ = fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && path.Base(name) == "structure.csv" {
			if root := path.Dir(path.Dir(name)); !slices.Contains(roots, root) {
				roots = append(roots, root)
			}
		}
		return nil
	})
	return roots
}

// releaseFolder is the folder of a release without those of others within it.
type releaseFolder struct {
	whole fs.FS
	root  string
	roots []string
}

// Open opens a file of the release.
func (r releaseFolder) Open(name string) (fs.File, error) {
	return r.whole.Open(path.Join(r.root, name))
}

// ReadDir leaves the folders of other releases out.
func (r releaseFolder) ReadDir(dir string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(r.whole, path.Join(r.root, dir))
	return slices.DeleteFunc(list, func(e fs.DirEntry) bool {
		return e.IsDir() && slices.Contains(r.roots, path.Join(r.root, dir, e.Name()))
	}), err
}

// numbersOf holds the tables of one release against the profile, and what stands beside
// them against the tables.
func (opts *ReleaseCheckOptions) numbersOf(dir, root string, in fs.FS, profile disclosure.Profile) (int, error) {
	others, err := copies.Read(in)
	if err != nil {
		return 0, err
	}
	wrong := copies.Faults(others, profile)
	p, err := release.ReadPublished(in)
	if errors.Is(err, release.ErrNoTables) {
		if r, ok := in.(releaseFolder); !ok || len(r.roots) == 1 { // otherwise it is the folder of folders
			opts.IO.wrapped("", fmt.Sprintf("%s: no tables of apst tables, so that no number was held against the profile", dir))
		}
		return opts.tellCopies(root, wrong), nil
	}
	if err != nil {
		return 0, gatef("%s: %w", dir, err).hint("make the tables again: apst tables")
	}
	different, alone := copies.Against(others, p)
	wrong = append(wrong, different...)
	if len(alone) > 0 {
		opts.IO.wrapped("", fmt.Sprintf("%s: no tables in CSV beside it, so that no number in it was held against anything", listNames(alone)))
	}
	faults := p.Faults(profile)
	for i, f := range faults {
		if i == shownFaults {
			opts.IO.wrapped("", "and "+howMany(len(faults)-i, "more number"))
			break
		}
		place := ""
		if f.Table != "" {
			place = ", " + f.Place.String()
		}
		opts.IO.wrapped("", fmt.Sprintf("%s line %d%s: %s", path.Join(root, f.File), f.Line, place, f.Text))
	}
	opts.IO.Errf("%s in %s held against profile %s\n", howMany(len(p.Cells), "number"), howMany(p.Files, "table"), profile.Name)
	return len(faults) + opts.tellCopies(root, wrong), nil
}

// tellCopies tells what is wrong with workbooks, pages and pictures, and how much.
func (opts *ReleaseCheckOptions) tellCopies(root string, faults []copies.Fault) int {
	for i, f := range faults {
		f.File = path.Join(root, f.File)
		if i == shownFaults {
			opts.IO.wrapped("", fmt.Sprintf("and %s in copies of the tables", howMany(len(faults)-i, "more fault")))
			break
		}
		opts.IO.wrapped("", f.String())
	}
	return len(faults)
}

// readWords reads a text for what it may not say.
func (opts *ReleaseCheckOptions) readWords(path string) (int, error) {
	checked, err := words.CheckFile(path, words.Known{Design: opts.Design})
	if err != nil {
		return 0, usagef("%w", err)
	}
	for _, c := range checked.Complaints {
		opts.IO.Errf("%s: %s %s: %q\n", wordPlace(path, &c), c.Rule.ID, c.Rule.Title, c.Seen)
		opts.IO.wrapped("  ", "expected: "+c.Rule.Expected)
		opts.IO.wrapped("  ", "do: "+c.Do())
	}
	opts.IO.Errf("%s: %s read\n", path, howMany(checked.Sentences, "sentence"))
	return len(checked.Complaints), nil
}

// wordPlace is where words stand: a line of a text, a paragraph of a document and the
// part of it that they are in.
func wordPlace(path string, c *words.Complaint) string {
	if strings.EqualFold(filepath.Ext(path), ".docx") {
		place := fmt.Sprintf("%s: paragraph %d", path, c.Line)
		if c.Part != "" {
			place = fmt.Sprintf("%s: %s, paragraph %d", path, c.Part, c.Line)
		}
		return place
	}
	return fmt.Sprintf("%s:%d:%d", path, c.Line, c.Column)
}
