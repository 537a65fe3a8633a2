package charts

import (
	"image"
	"image/color"
	"math"
	"sync"

	"git.sr.ht/~sbinet/gg"
	xfont "golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgimg"
)

// bitmap is gonum's bitmap, which sets level texts itself: gonum turns every letter's
// mask, also by nothing, which takes most of the time of a chart and blurs them.
type bitmap struct {
	*vgimg.Canvas
	im     *image.RGBA
	colour color.Color
	turned []bool // whether what is drawn is turned; the last is so now
	faces  map[font.Font]xfont.Face
}

// dots are the bytes of pictures that are written, to be drawn over again.
var dots = sync.Pool{New: func() any { return new([]byte) }}

// newBitmap gives a white bitmap. Done gives its bytes back when it is written.
func newBitmap(w, h vg.Length) (b *bitmap, done func()) {
	size := image.Rect(0, 0, int(math.Round(w.Dots(dotsPerInch))), int(math.Round(h.Dots(dotsPerInch))))
	used := dots.Get().(*[]byte)
	if need := 4 * size.Dx() * size.Dy(); cap(*used) < need {
		*used = make([]byte, need)
	}
	im := &image.RGBA{Pix: (*used)[:4*size.Dx()*size.Dy()], Stride: 4 * size.Dx(), Rect: size}
	context := gg.NewContextForRGBA(im)
	context.SetLineCapButt()
	context.InvertY()
	canvas := vgimg.NewWith(vgimg.UseImageWithContext(im, context), vgimg.UseDPI(dotsPerInch))
	return &bitmap{
		Canvas: canvas, im: im,
		colour: color.Black, turned: []bool{false}, faces: map[font.Font]xfont.Face{},
	}, func() { dots.Put(used) }
}

func (b *bitmap) SetColor(c color.Color) {
	b.colour = c
	b.Canvas.SetColor(c)
}

func (b *bitmap) Push() {
	b.turned = append(b.turned, b.turned[len(b.turned)-1])
	b.Canvas.Push()
}

func (b *bitmap) Pop() {
	b.turned = b.turned[:len(b.turned)-1]
	b.Canvas.Pop()
}

// Rotate turns what is drawn until the next Pop.
func (b *bitmap) Rotate(radians float64) {
	b.turned[len(b.turned)-1] = true
	b.Canvas.Rotate(radians)
}

// FillString sets one line of text, its base line starting at a point.
func (b *bitmap) FillString(f font.Face, at vg.Point, text string) {
	if b.turned[len(b.turned)-1] {
		b.Canvas.FillString(f, at, text)
		return
	}
	face, ok := b.faces[f.Font]
	if !ok {
		face = f.FontFace(dotsPerInch)
		b.faces[f.Font] = face
	}
	height := float64(b.im.Rect.Dy())
	drawer := xfont.Drawer{
		Dst: b.im, Src: image.NewUniform(b.colour), Face: face,
		Dot: fixed.Point26_6{
			X: fixed.Int26_6(at.X.Dots(dotsPerInch)*64 + 0.5),
			Y: fixed.Int26_6((height-at.Y.Dots(dotsPerInch))*64 + 0.5),
		},
	}
	drawer.DrawString(text)
}
