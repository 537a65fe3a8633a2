package scan

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
)

// signature is how a PNG file begins.
const signature = 8

// silent are the chunks of a PNG file that hold no text: pictures, colours, sizes, times.
//
// Source: PNG specification, third edition, and the extensions registered with it.
var silent = map[string]bool{
	"IHDR": true, "PLTE": true, "IDAT": true, "IEND": true, "tRNS": true, "cHRM": true, "gAMA": true, "sBIT": true,
	"sRGB": true, "cICP": true, "mDCV": true, "cLLI": true, "bKGD": true, "hIST": true, "pHYs": true, "tIME": true,
	"acTL": true, "fcTL": true, "fdAT": true, "oFFs": true, "sTER": true,
}

// png looks through the texts of a picture. What is drawn is not read.
func (s *source) png() {
	b := s.data[signature:]
	for {
		if len(b) < 12 {
			s.closed("a damaged picture")
			return
		}
		n := binary.BigEndian.Uint32(b)
		if uint64(n)+12 > uint64(len(b)) {
			s.closed("a damaged picture")
			return
		}
		kind, data, sum := string(b[4:8]), b[8:8+n], binary.BigEndian.Uint32(b[8+n:])
		if crc32.ChecksumIEEE(b[4:8+n]) != sum {
			s.closed("a damaged picture")
			return
		}
		b = b[12+n:]
		if kind == "IEND" {
			break
		}
		if !silent[kind] {
			s.chunk(kind, data)
		}
	}
	if len(b) > 0 {
		s.closed("there is more behind the end of the picture")
	}
}

// chunk looks through a chunk that may hold text.
func (s *source) chunk(kind string, data []byte) {
	label := kind
	if letters, _ := onlyLetters(kind); !letters {
		label = "unknown"
	}
	at := spot{kind: label + " chunk", nowhere: true}
	keyword, rest, _ := bytes.Cut(data, []byte{0})
	switch kind {
	case "tEXt":
		s.pngText(keyword, rest, at)
	case "zTXt":
		if len(rest) > 0 {
			s.pngPacked(keyword, rest[1:], at)
		}
	case "iCCP":
		s.search([]piece{{text: keyword, at: at, how: surest}}, recordSign)
		if len(rest) > 0 {
			if profile, ok := s.inflate(rest[1:]); ok {
				s.strings(profile, at.kind)
			}
		}
	case "iTXt":
		s.international(keyword, rest, at)
	default:
		s.strings(data, at.kind)
	}
}

func onlyLetters(s string) (bool, int) {
	for i := range len(s) {
		if c := classOf(s[i]); c != lower && c != capital {
			return false, i
		}
	}
	return true, len(s)
}

// international is text in UTF-8, with a language and a translated keyword.
func (s *source) international(keyword, rest []byte, at spot) {
	if len(rest) < 2 {
		return
	}
	packed := rest[0] == 1
	language, rest, _ := bytes.Cut(rest[2:], []byte{0})
	translated, text, _ := bytes.Cut(rest, []byte{0})
	s.search([]piece{{text: language, at: at, how: surest}, {text: translated, at: at}}, recordSign)
	if packed {
		s.pngPacked(keyword, text, at)
		return
	}
	s.pngText(keyword, text, at)
}

func (s *source) pngPacked(keyword, data []byte, at spot) {
	if text, ok := s.inflate(data); ok {
		s.pngText(keyword, text, at)
	}
}

// pngText looks through a text, which is XML in the case of properties that programs
// leave, and its keyword.
func (s *source) pngText(keyword, text []byte, at spot) {
	s.search([]piece{{text: keyword, at: at}}, recordSign)
	if trimmed := bytes.TrimSpace(text); len(trimmed) > 0 && trimmed[0] == '<' {
		s.within(at.kind, text).content("")
		return
	}
	s.lineByLine(text, at)
}

func (s *source) inflate(data []byte) ([]byte, bool) {
	if !s.opened() {
		return nil, false
	}
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		s.closed("a damaged picture")
		return nil, false
	}
	return s.unpack(r)
}
