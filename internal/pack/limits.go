package pack

import "apst/ingest/archive"

// Limits of what is read of a return that somebody sent. A return of 300 pupils has less
// than a megabyte.
const (
	MaxFile    = 256 << 20 // the file as it was sent
	MaxArmored = 64 << 20  // one that stands as text, which is held in memory
	MaxMembers = 64        // files in it
	MaxMember  = 64 << 20  // one of them, unpacked
	MaxTotal   = 256 << 20 // all of them, unpacked
	MaxJSON    = 4 << 20   // manifest.json and datapackage.json
	MaxCopied  = 8 << 20   // a table of which there is a copy in Parquet, and the copy
	MaxRows    = 250_000   // of a table
	MaxField   = 4096      // bytes of a field
)

var limits = archive.Limits{Entries: MaxMembers, Entry: MaxMember, Total: MaxTotal}
