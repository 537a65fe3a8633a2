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
// size it is to be printed in, and no text.
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
	for _, part := range [][]byte{data[:header], physicalSize(), data[header:]} {
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
	chunk := binary.BigEndian.AppendUint32(nil, 9)
	chunk = append(chunk, "pHYs"...)
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = append(chunk, 1) // dots a metre
	return binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
}
