// Package charset finds out in which encoding a text file is written and reads
// it as UTF-8.
//
// Schools' exports come in four encodings: UTF-8 with or without a byte order
// mark, UTF-16 in either byte order (Excel's "Unicode text"), and Windows-1252
// (Excel's plain CSV, most management information systems). [Detect] looks at
// every byte once and decides by what the bytes allow, in this order:
//
//  1. a byte order mark is believed, and text that contradicts it is refused;
//  2. NUL bytes in every other place are UTF-16 without a mark;
//  3. any other NUL byte, or control characters in more than one place of a
//     hundred of the first 64 KiB, are no text at all;
//  4. bytes that are valid UTF-8 throughout are UTF-8;
//  5. what remains is Windows-1252, unless it holds one of the five bytes that
//     Windows-1252 does not define, or is UTF-8 that was damaged: at least as
//     many whole multi-byte characters as bytes that are wrong.
//
// Nothing is replaced by U+FFFD: text that cannot be decoded is a fault with
// its line.
package charset
