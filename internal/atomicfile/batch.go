package atomicfile

import "errors"

// Batch is files that belong together: they are all written before the first of them
// takes its place, so that a disk that fills up half way leaves what was there before
// whole.
type Batch struct{ files []*File }

// Add writes a file of the batch. It is not there until Commit.
func (b *Batch) Add(path string, data []byte) error {
	f, err := Create(path)
	if err != nil {
		return err
	}
	b.files = append(b.files, f)
	if _, err := f.Write(data); err != nil {
		return err
	}
	return f.settle()
}

// Commit puts the files in their places, in the order in which they were added. It stops
// at the first that cannot take its place, such as a workbook that is open in Excel: the
// files before it are new then, and the others are as they were.
func (b *Batch) Commit() error {
	defer b.Discard()
	for _, f := range b.files {
		if err := f.place(nil); err != nil {
			return err
		}
	}
	return nil
}

// Discard removes what has been written and is not in its place. It can be deferred.
func (b *Batch) Discard() {
	for _, f := range b.files {
		f.Discard()
	}
}

// settle puts the bytes on the disk.
func (f *File) settle() error {
	err := f.tmp.Sync()
	if errors.Is(err, errors.ErrUnsupported) {
		err = nil // a network disk that cannot; closing reports what matters
	}
	if err == nil && f.mode != private {
		err = f.tmp.Chmod(f.mode)
	}
	if e := f.tmp.Close(); err == nil {
		err = e
	}
	if err != nil {
		return f.fault(err)
	}
	return nil
}
