package scan

import (
	"bytes"
	"encoding/hex"
	"strconv"
	"sync"
)

// way is how a format is looked into.
type way uint8

const (
	asText    way = iota
	asZip         // part by part
	asPNG         // chunk by chunk
	asGzip        // unpacked
	asStrings     // what is legible in it
	asBinary      // not at all, unless it is text after all
	asClosed      // not at all
)

// format is one that begins with bytes of its own.
type format struct {
	offset int
	bytes  []byte
	name   string
	way    way
}

var formats = sync.OnceValue(func() []format {
	ways := map[string]way{"zip": asZip, "png": asPNG, "gzip": asGzip, "strings": asStrings, "binary": asBinary, "closed": asClosed}
	var out []format
	for _, row := range rows(formatsTable) {
		offset, _ := strconv.Atoi(row[0])        // a table of our own,
		signature, _ := hex.DecodeString(row[1]) // which a test reads
		out = append(out, format{offset, signature, row[2], ways[row[3]]})
	}
	return out
})

// formatOf is the format that data begins like; nil for text and what is not known.
func formatOf(data []byte) *format {
	all := formats()
	for i := range all {
		f := &all[i]
		if len(data) >= f.offset && bytes.HasPrefix(data[f.offset:], f.bytes) {
			return f
		}
	}
	return nil
}
