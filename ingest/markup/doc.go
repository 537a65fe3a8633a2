// Package markup is a strict, streaming scanner of XML 1.0 with namespaces, as
// much of it as the parts of a workbook may use.
//
// It yields start tags, end tags and text, and checks what it passes: that tags
// nest and close, attributes are quoted and unique, entities and character
// references are known, comments, processing instructions and CDATA are whole,
// prefixes are declared, every character is one that XML allows in valid UTF-8,
// and that there is one root with nothing after it. What breaks a rule is a
// *[sheet.Fault] with Reason Malformed (Encoding for bytes that are not the
// declared encoding), after which nothing more is yielded; the scanner never
// skips ahead to something it understands. Document type declarations are
// refused, and with them every entity of a file's own.
//
// UTF-8 with or without a byte order mark is read, and UTF-16 with one. Other
// declared encodings are refused.
//
// Names, values and text are borrowed: they are valid until the next call of
// [Scanner.Next]. The memory is one buffer of [BufferSize], which grows to
// [MaxToken] at most; longer tags or texts, more than [MaxAttrs] attributes and
// deeper nesting than [MaxDepth] are refused as too large.
package markup

// Limits; see the package comment.
const (
	BufferSize = 256 << 10
	MaxToken   = 1 << 20 // bytes of one tag, text, comment or instruction
	MaxDepth   = 256
	MaxAttrs   = 128
)
