package charts

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image/png"
	"io"
)

// dotsPerInch is the resolution of bitmaps.
const dotsPerInch = 200

// WritePNG writes the chart as a bitmap of 200 dots an inch on white. It holds the
// size it is to be printed in, the program's name, by which it is known for a picture of
// its own, and the small print at its foot, which says by which profile it was made.
func (c *Chart) WritePNG(w io.Writer) error {
	inner, done := newBitmap(c.Width, c.Height)
	defer done()
	if canvas := c.paint(inner); canvas.err != nil {
		return fmt.Errorf("chart %s: %w", c.ID, canvas.err)
	}
	var raw bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&raw, paletted(inner.im)); err != nil {
		return fmt.Errorf("chart %s: %w", c.ID, err)
	}
	const header = 8 + 4 + 4 + 13 + 4 // signature, and the chunk IHDR
	data := raw.Bytes()
	for _, part := range [][]byte{data[:header], physicalSize(), software(), c.smallPrint(), data[header:]} {
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// physicalSize is the chunk that says how large a dot is, so that a document shows
// the chart in its true size.
func physicalSize() []byte {
	const perMetre = dotsPerInch * 10000 / 254 // 7874.02, rounded down
	data := binary.BigEndian.AppendUint32(nil, perMetre)
	data = binary.BigEndian.AppendUint32(data, perMetre)
	return chunk("pHYs", append(data, 1)) // dots a metre
}

// software is the chunk that says what made the picture.
func software() []byte { return chunk("tEXt", []byte("Software\x00apst")) }

// smallPrint is the chunk with what stands at the foot; nothing where nothing stands.
func (c *Chart) smallPrint() []byte {
	text := clean(c.Source)
	if text == "" {
		return nil
	}
	// Not packed, in no language that is named, under the keyword alone.
	return chunk("iTXt", append([]byte("Comment\x00\x00\x00\x00\x00"), text...))
}

// chunk is a piece of a bitmap's file: its length, what it is, its data, their sum.
func chunk(kind string, data []byte) []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	out = append(append(out, kind...), data...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
}
