// Package archive opens the zip files that workbooks are, and lets nothing out
// of one before all of it has been verified.
//
// [Open] walks the table of contents under the limits below, checks that every
// entry's own header agrees with it, that the entries cover the file from its
// first byte to the table without a gap or an overlap, and then unpacks every
// entry once to its end, comparing size and CRC-32. Only then can a part be
// read. Parts that are small are kept from that pass; larger ones are unpacked
// again when they are read, and verified again.
//
// What is wrong is reported as a *[sheet.Fault]: Truncated, Corrupt, Bomb,
// TooLarge, Encrypted or, when the operating system would not give the bytes,
// Unreadable. Bytes before, between or after the entries are damage, because
// they are where a lost part or a second file hides.
//
// # Limits
//
// An archive may hold [MaxEntries] entries, [MaxTotal] unpacked bytes of which
// one entry may have [MaxEntry], and a table of contents of [MaxDirectory]
// bytes. An entry of more than [RatioFloor] bytes that unpacks to more than
// [MaxRatio] times its packed size is a bomb. All of these are checked on the
// declared sizes before the first byte is unpacked, and unpacking stops at the
// declared size.
//
// # Memory
//
// At most [KeepTotal] bytes of small parts; 0.6 MB of each part too large to keep
// (its [Entry.Head] and [Entry.Tail], for at most [MaxPeeks] parts) until
// [Entry.Release]; the table of contents; and 0.6 MB of buffers for each part
// that is being read.
package archive

// Limits; see the package comment.
const (
	MaxEntries   = 10_000
	MaxTotal     = 4 << 30
	MaxEntry     = 2 << 30
	MaxDirectory = 16 << 20
	MaxName      = 1024 // bytes of an entry's name

	MaxRatio   = 250
	RatioFloor = 16 << 20

	KeepEntry = 8 << 20  // the largest part that is kept unpacked
	KeepTotal = 16 << 20 // all parts that are kept, together

	HeadSize = 64 << 10  // how much of a large part's start is kept
	TailSize = 256 << 10 // how much of its end, at least; at most twice that
	MaxPeeks = 16        // large parts of which start and end are kept
)
