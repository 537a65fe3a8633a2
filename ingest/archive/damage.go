package archive

import "errors"

// Damage says in which way an archive is corrupt. It is in the chain of a
// *[sheet.Fault] whose reason is Corrupt: [DamageOf] finds it.
type Damage uint8

// The kinds.
const (
	TableDamaged    Damage = iota + 1 // the table of contents
	NoParts                           // nothing in it
	Volumes                           // a part of an archive in several files
	StrayBefore                       // bytes before the first part
	StrayBetween                      // bytes between parts
	StrayAfter                        // bytes after the end
	Overlap                           // two parts share bytes
	HeaderDiffers                     // a part's own header says otherwise than the table
	OtherPacking                      // neither stored nor deflated
	FolderWithData                    // a folder that holds bytes
	NameTwice                         // two parts of one name, letters in either case
	NameUnreadable                    // no name, or one with control characters
	NameOutside                       // a name with .. among its steps
	PackedDamaged                     // does not unpack
	PackedLeftOver                    // packed bytes after the end of a part
	LongerThanSaid                    // unpacks to more than the table says
	ShorterThanSaid                   // unpacks to less
	ChecksumWrong                     // CRC-32
)

// damaged is the cause of a corrupt archive's fault.
type damaged struct {
	kind  Damage
	cause error // may be nil
}

func (d *damaged) Error() string {
	if d.cause != nil {
		return d.cause.Error()
	}
	return "the archive is damaged"
}

func (d *damaged) Unwrap() error { return d.cause }

// DamageOf is in which way the archive is corrupt, or 0 when err says nothing of it.
func DamageOf(err error) Damage {
	var d *damaged
	if errors.As(err, &d) {
		return d.kind
	}
	return 0
}
