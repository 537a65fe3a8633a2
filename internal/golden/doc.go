// Package golden is what a folder says of its recorded outputs, and what was recorded:
// apst verify runs the commands of the folder again and holds what they write against it.
//
// verify.yaml names the commands, the outputs that are held, which columns may differ by
// how much, and which may be anything ([Config]). What was recorded is kept beside it:
//
//	expected/recorded.json   which commands ran, how they ended, and a hash of each file
//	expected/reasons.csv     why it was recorded, and how much of it moved, a line each time
//	expected/outputs/...     the files, by their places in the folder
//
// The commands run in a copy of the folder ([Copy]): nothing of it changes. What was made
// before (out/), what was recorded, and the memory of releases are left out of the copy,
// so that a number hangs on the sources and the settings alone.
//
// A first verify.yaml for a project is [First]; whoever writes a folder of fixtures puts
// its text beside them, as
//
//	os.WriteFile(filepath.Join(dir, golden.FileName), []byte(golden.First(golden.Usual())), 0o644)
//
// and whoever uses the folder records its outputs with apst verify --update.
package golden
