// Package runlog keeps what a run of a project did, so that the next one does only what
// has changed: which files each stage read and wrote, by hash, and which settings it
// went by.
//
// A stage is done when it was done before, reads the same bytes, goes by the same
// settings and rules, and everything it wrote is still there as it wrote it. That is
// decided from contents alone, never from the time of a file.
//
// What is kept is the manifest, out/manifest.json. It names files as seen from the
// project's folder and holds no clock and no machine, so that the same project gives
// the same bytes anywhere. It is read back, and a newer format is refused.
package runlog
