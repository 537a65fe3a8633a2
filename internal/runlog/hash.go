package runlog

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Folder is a project's folder, whose files are hashed.
type Folder struct {
	Path string
	seen map[string]File // inputs, which stay as they are while a run lasts
	away []string        // files outside, in the order in which they were met
}

// Hash is a file as it is now. Its name is that seen from the folder.
func (f *Folder) Hash(path string) (File, error) {
	in, err := os.Open(path)
	if err != nil {
		return File{}, err
	}
	defer in.Close()
	h := sha256.New()
	n, err := io.Copy(h, in)
	if err != nil {
		return File{}, fmt.Errorf("reading %s: %w", path, err)
	}
	return File{Name: f.Name(path), Size: n, SHA256: hex.EncodeToString(h.Sum(nil))}, nil
}

// Input is a file that is read, hashed once.
func (f *Folder) Input(path string) (File, error) {
	if known, ok := f.seen[path]; ok {
		return known, nil
	}
	file, err := f.Hash(path)
	if err != nil {
		return file, err
	}
	if f.seen == nil {
		f.seen = map[string]File{}
	}
	f.seen[path] = file
	return file, nil
}

// Inputs are files that are read.
func (f *Folder) Inputs(paths []string) ([]File, error) {
	var out []File
	for _, path := range paths {
		file, err := f.Input(path)
		if err != nil {
			return nil, err
		}
		out = append(out, file)
	}
	return out, nil
}

// Name is what a file is called: its path from the folder, with / between folders. Of
// one outside nothing but its own name is kept, since where it is depends on the
// machine; a second of the same name has a number.
func (f *Folder) Name(path string) string {
	rel, err := relative(f.Path, path)
	if err == nil && filepath.IsLocal(rel) {
		return strings.ReplaceAll(rel, string(filepath.Separator), "/")
	}
	own, same := filepath.Base(path), 1
	for _, other := range f.away {
		if other == path {
			break
		}
		if filepath.Base(other) == own {
			same++
		}
	}
	if !slices.Contains(f.away, path) {
		f.away = append(f.away, path)
	}
	if same > 1 {
		return fmt.Sprintf("elsewhere/%d/%s", same, own)
	}
	return "elsewhere/" + own
}

func relative(folder, path string) (string, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	if path, err = filepath.Abs(path); err != nil {
		return "", err
	}
	return filepath.Rel(folder, path)
}

// At is where a file of that name is.
func (f *Folder) At(name string) string { return filepath.Join(f.Path, filepath.FromSlash(name)) }
