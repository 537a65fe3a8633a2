package main

import (
	"bytes"
	"cmp"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"apst/internal/atomicfile"
	"apst/internal/filelock"
	"apst/metrics/cohort"
	"apst/report/disclosure"
	"apst/report/release"
	"apst/report/tables"
)

// ledgerName is the file that remembers releases. It says nothing of a pupil to who has
// not the key, and belongs with the project.
const ledgerName = "releases.jsonl"

// keyName is the file with the project's key.
const keyName = "project.key"

// keyLength is how many random bytes a key has.
const keyLength = 32

// ledgerPlaces are where the ledger and its key are: in the project, or without one
// with what stays in the school.
func ledgerPlaces(inProject bool) (ledger, key string) {
	root := projectFolder()
	if inProject {
		return filepath.Join(root, ledgerName), filepath.Join(root, "keys", keyName)
	}
	pupil := filepath.Join(root, "out", "pupil")
	return filepath.Join(pupil, ledgerName), filepath.Join(pupil, keyName)
}

// openLedger reads the ledger; one that is not there yet is empty.
func openLedger(path string) (*disclosure.Ledger, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return &disclosure.Ledger{}, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	l, err := disclosure.ReadLedger(f)
	if errors.Is(err, disclosure.ErrFormat) {
		return nil, gatef("%s: %w", path, err).hint("use the release of apst that wrote it, or a later one: without the ledger a release cannot be set against those before it")
	}
	if err != nil {
		return nil, gatef("%s: %w", path, err).hint("bring back the ledger as it was, from git or a copy: without it a release cannot be set against those before it")
	}
	return l, nil
}

// openKey reads the project's key, and makes one where there is none and no ledger that
// was written with one.
func openKey(path string, fresh bool) ([]byte, error) {
	text, err := os.ReadFile(path)
	if err == nil {
		key, bad := hex.DecodeString(strings.TrimSpace(string(text)))
		if bad != nil || len(key) < keyLength/2 {
			return nil, usagef("%s holds no key", path).hint("bring back the file as it was; a key is %d hexadecimal digits", 2*keyLength)
		}
		return key, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if !fresh {
		return nil, gatef("the key of the ledger is not there: %s", path).hint("bring back the file: without it a release cannot be set against those before it")
	}
	key := make([]byte, keyLength)
	if _, err := rand.Read(key); err != nil {
		return nil, fmt.Errorf("making a key: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("making the folder %s: %w", filepath.Dir(path), err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, err
	}
	_, err = fmt.Fprintf(f, "%s\n", hex.EncodeToString(key))
	return key, errors.Join(err, f.Close())
}

// remembered is a release in front of the ledger.
type remembered struct {
	path    string
	lock    string // the file of the key, which is locked while a release is remembered
	ledger  *disclosure.Ledger
	key     []byte
	profile disclosure.Profile
	asOf    string
	shown   []disclosure.Population
	told    disclosure.Told
	behind  []cohort.Behind // the groups of the analysis, once they are asked for
	valued  []disclosure.Valued
}

// groups are the groups of pupils behind the numbers of the analysis.
func (m *remembered) groups(j *changeJob) []cohort.Behind {
	if m.behind == nil {
		m.behind = j.analysis.Behind()
		m.valued = release.Valued(m.behind)
	}
	return m.behind
}

// bind leaves the numbers of a new release as those before it have them, and marks those
// that would tell of a few pupils set against the release of another period.
func (m *remembered) bind(j *changeJob, set *tables.Set) error {
	m.groups(j)
	err := m.ledger.Bind(m.key, m.profile, set.About.Period, &set.Numbers)
	if err == nil {
		err = m.ledger.Near(m.key, m.profile, set.About.Period, &set.Numbers, m.valued)
	}
	if err != nil {
		return m.otherKey(err)
	}
	return nil
}

// memory opens the ledger for a release under a profile.
func (j *changeJob) memory(p disclosure.Profile) (*remembered, error) {
	ledger, key := ledgerPlaces(j.project != nil)
	m := &remembered{path: ledger, lock: key, profile: p}
	var err error
	if m.ledger, err = openLedger(ledger); err != nil {
		return nil, err
	}
	m.key, err = openKey(key, len(m.ledger.Entries) == 0)
	return m, err
}

// against sets a release against those before it. It refuses one that, taken from an
// old one, leaves too few pupils.
func (m *remembered) against(j *changeJob, d *release.Decision) error {
	r := d.Release
	groups := m.groups(j)
	m.told = d.Numbers()
	m.told.Period, m.told.Values = r.About.Period, d.Beside(m.valued)
	if !r.About.AsOf.IsZero() {
		m.asOf = r.About.AsOf.String()
	}
	var named map[string]string
	m.shown, named = populations(groups, r, r.About.Period)
	found, err := m.ledger.Isolates(m.key, m.shown, r.Profile.Threshold)
	if err != nil {
		return m.otherKey(err)
	}
	if len(found) == 0 {
		return nil
	}
	refusal := gatef("set against an earlier release, this one tells of fewer than %d pupils", r.Profile.Threshold)
	for i, f := range found {
		if i == shownFaults {
			refusal = refusal.hint("and %s", howMany(len(found)-i, "more group"))
			break
		}
		refusal = refusal.hint("%s: %s", strings.TrimSuffix(f.Subject, " "+r.About.Period), cmp.Or(named[f.Subject+"|"+f.New], f.New))
	}
	return refusal.
		hint("wait until more pupils have come in, or leave these tables out with --only").
		hint("if the earlier release was never handed out: apst release log --withdraw N --reason \"...\"")
}

// otherKey is the refusal of a ledger that was written with another key.
func (m *remembered) otherKey(err error) error {
	return gatef("%s: %w", m.path, err).hint("bring back the key that the ledger was written with")
}

// shownFaults is how many things of a kind are listed before the rest is counted.
const shownFaults = 5

// populations are the groups of pupils behind the numbers that a release shows, and what
// a person calls those that the ledger calls by a number.
func populations(all []cohort.Behind, r *release.Release, period string) ([]disclosure.Population, map[string]string) {
	var out []disclosure.Population
	named, numbers := map[string]string{}, map[string]int{}
	for _, b := range all {
		if !r.Shows(b.Result) {
			continue
		}
		p := disclosure.Population{Label: b.Label, Subject: strings.Join(strings.Fields(b.Subject+" "+period), " ")}
		if kind, ok := schoolsOwn(b.Label); ok {
			numbers[p.Subject+"|"+kind]++
			p.Label = fmt.Sprintf("%s %d", kind, numbers[p.Subject+"|"+kind])
			named[p.Subject+"|"+p.Label] = b.Label
		}
		for _, who := range b.Pupils {
			sum := sha256.Sum256([]byte(who.ID))
			p.Pupils = append(p.Pupils, disclosure.Pupil(sum[:16]))
		}
		out = append(out, p)
	}
	return out, named
}

// schoolsOwn is the label of a group up to the name that the school gave it, if it did. A
// class is called by a teacher more often than not, and the ledger is kept with the
// project, where others can read it.
func schoolsOwn(label string) (string, bool) {
	for _, group := range []string{"centre", "class", "home_school", "commissioner", "need"} {
		if before, _, ok := strings.Cut(label, ", "+group+"="); ok {
			return before + ", " + group, true
		}
	}
	return "", false
}

// hold keeps other programs from remembering a release until it is let go, and makes
// sure that none has since the ledger was read: what was decided against it would not
// hold any more.
func (m *remembered) hold() (release func(), err error) {
	const again = "wait until it has ended, and do this again"
	release, err = filelock.Try(m.lock)
	switch {
	case errors.Is(err, fs.ErrNotExist): // a withdrawal needs no key, and without one nobody makes a release
		release = func() {}
	case errors.Is(err, filelock.ErrHeld):
		return nil, withHint(errors.New("another apst is making a release of this project, and nothing was written"), again)
	case err != nil:
		return nil, err
	}
	now, err := openLedger(m.path)
	if err != nil {
		release()
		return nil, err
	}
	var was, is bytes.Buffer
	if err := errors.Join(m.ledger.Write(&was), now.Write(&is)); err != nil {
		release()
		return nil, err
	}
	if !bytes.Equal(was.Bytes(), is.Bytes()) {
		release()
		return nil, withHint(errors.New("another apst has made or withdrawn a release of this project meanwhile, and nothing was written"), "do this again: the new release is then set against that one too")
	}
	return release, nil
}

// add remembers the release, once its files are written. The same files again are the
// same release.
func (m *remembered) add(files []artefact) (bool, error) {
	outputs := digestOf(files)
	for _, e := range m.ledger.Entries {
		if e.Outputs == outputs && e.Withdraws == 0 && !m.ledger.Withdrawn(e.Sequence) {
			return false, nil
		}
	}
	if err := m.ledger.AddTold(m.key, m.profile, m.asOf, outputs, m.shown, m.told); err != nil {
		return false, err
	}
	return true, m.write()
}

// digestOf tells the files of a release from any others: by their names, wherever they
// are, and by all that is in them.
func digestOf(files []artefact) disclosure.Digest {
	files = slices.SortedFunc(slices.Values(files), func(a, b artefact) int {
		return strings.Compare(filepath.Base(a.path), filepath.Base(b.path))
	})
	h := sha256.New()
	for _, f := range files {
		fmt.Fprintf(h, "%s\x00%d\x00", filepath.Base(f.path), len(f.data))
		h.Write(f.data)
	}
	return disclosure.Digest(h.Sum(nil))
}

// write puts the ledger into its file.
func (m *remembered) write() error {
	if err := os.MkdirAll(filepath.Dir(m.path), 0o700); err != nil {
		return fmt.Errorf("making the folder %s: %w", filepath.Dir(m.path), err)
	}
	return atomicfile.Write(m.path, func(w io.Writer) error { return m.ledger.Write(w) })
}
