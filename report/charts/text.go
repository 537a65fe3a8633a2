package charts

import (
	"image/color"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// Align is which edge of a text stands at its point.
type Align int8

const (
	Left Align = iota
	Centre
	Right

	Top      = Left
	Middling = Centre
	Bottom   = Right
)

// TextStyle is how a text is set.
type TextStyle struct {
	Size   vg.Length // of the letters, in points
	Bold   bool
	Colour color.Color
	X      Align // Left, Centre, Right of the point
	Y      Align // Top, Middling, Bottom
	// Width wraps the text between words, and breaks what is longer than a line
	// with an ellipsis; 0 sets the text on one line, however long.
	Width vg.Length
	Lines int         // the most lines, the last of which ends in an ellipsis; 0 for any number
	Turn  float64     // degrees against the clock about the point
	Halo  color.Color // ground behind the text, where it crosses lines; nil for none
}

// In gives the style in a colour.
func (s TextStyle) In(c color.Color) TextStyle { s.Colour = c; return s }

// Strong gives the style in bold.
func (s TextStyle) Strong() TextStyle { s.Bold = true; return s }

// On gives the style with a ground behind its letters.
func (s TextStyle) On(c color.Color) TextStyle { s.Halo = c; return s }

// Align gives the style with its edges at the point.
func (s TextStyle) Align(x, y Align) TextStyle { s.X, s.Y = x, y; return s }

// Wrap gives the style wrapped to a width, in so many lines at most.
func (s TextStyle) Wrap(width vg.Length, lines int) TextStyle {
	s.Width, s.Lines = width, lines
	return s
}

// Text is a text as it was drawn.
type Text struct {
	Text    string       // one line
	Box     vg.Rectangle // with its sides level and upright
	Corners [4]vg.Point  // of the text itself, which may be turned
}

const (
	ascent  = 0.74 // of capitals and figures over the baseline, in sizes
	descent = 0.21 // below it
	leading = 1.2  // from line to line
)

// typefaces are parsed once, when the first chart is laid out.
var typefaces = sync.OnceValue(func() [2]*typeface {
	return [2]*typeface{
		newTypeface(liberationsansregular.TTF, xfont.WeightNormal),
		newTypeface(liberationsansbold.TTF, xfont.WeightBold),
	}
})

// typeface is a weight of the font with the widths that were asked for so far.
type typeface struct {
	face  font.Face
	mu    sync.Mutex
	width map[string]vg.Length // of a text at size 1
}

func newTypeface(ttf []byte, weight xfont.Weight) *typeface {
	parsed, err := opentype.Parse(ttf)
	if err != nil {
		panic("charts: the embedded typeface: " + err.Error())
	}
	return &typeface{
		face: font.Face{
			Font: font.Font{Typeface: "Liberation", Variant: "Sans", Weight: weight, Size: 1},
			Face: parsed,
		},
		width: map[string]vg.Length{},
	}
}

func (s TextStyle) typeface() *typeface {
	if s.Bold {
		return typefaces()[1]
	}
	return typefaces()[0]
}

func (s TextStyle) face() font.Face {
	f := s.typeface().face
	f.Font.Size = s.Size
	return f
}

// widthLimit is how many texts a typeface remembers before it starts again.
const widthLimit = 4096

// textWidth is the width of one line, in points.
func textWidth(line string, s TextStyle) vg.Length {
	t := s.typeface()
	t.mu.Lock()
	defer t.mu.Unlock()
	w, ok := t.width[line]
	if !ok {
		w = t.face.Width(line)
		if len(t.width) >= widthLimit {
			clear(t.width)
		}
		t.width[line] = w
	}
	return w * s.Size
}

// textHeight is the height of a text from the top of its first line's capitals to
// the bottom of its last line's descenders.
func textHeight(text string, s TextStyle) vg.Length {
	return linesHeight(len(lines(text, s)), s)
}

func linesHeight(n int, s TextStyle) vg.Length {
	if n == 0 {
		return 0
	}
	return s.Size * vg.Length(ascent+descent+leading*float64(n-1))
}

// lines breaks a text as its style says.
func lines(text string, s TextStyle) []string {
	text = clean(text)
	if text == "" {
		return nil
	}
	if s.Width <= 0 {
		return []string{text}
	}
	var out []string
	line := ""
	words := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' }) // not at a fixed space
	for i, word := range words {
		joined := word
		if line != "" {
			joined = line + " " + word
		}
		if line == "" || textWidth(joined, s) <= s.Width {
			line = joined
			continue
		}
		if s.Lines > 0 && len(out) == s.Lines-1 {
			return append(out, shorten(line+" "+strings.Join(words[i:], " "), s))
		}
		out = append(out, shorten(line, s))
		line = word
	}
	return append(out, shorten(line, s))
}

const ellipsis = "…"

// shorten cuts a line to the style's width, with an ellipsis where letters are
// missing.
func shorten(line string, s TextStyle) string {
	if s.Width <= 0 || textWidth(line, s) <= s.Width {
		return line
	}
	letters := []rune(line)
	low, high := 0, len(letters) // letters[:low] fits, letters[:high] does not
	for high-low > 1 {
		mid := (low + high) / 2
		if textWidth(string(letters[:mid])+ellipsis, s) <= s.Width {
			low = mid
		} else {
			high = mid
		}
	}
	return strings.TrimRightFunc(string(letters[:low]), unicode.IsSpace) + ellipsis
}

// clean makes any label a text that XML can hold and that stands on one line: what
// is not UTF-8 becomes the replacement character, control characters and line
// breaks become spaces.
func clean(text string) string {
	ok := utf8.ValidString(text)
	for i := 0; ok && i < len(text); i++ {
		ok = text[i] >= ' ' && text[i] < 0x7F
	}
	if ok {
		return strings.TrimSpace(text)
	}
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == 0xFFFE, r == 0xFFFF:
			return utf8.RuneError
		case unicode.IsControl(r), r == '\u2028', r == '\u2029':
			return ' '
		case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
			return -1 // marks that turn the direction of the letters after them
		}
		return r
	}, strings.ToValidUTF8(text, string(utf8.RuneError))))
}
