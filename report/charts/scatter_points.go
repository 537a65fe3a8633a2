package charts

import (
	"image/color"
	"math"
	"slices"
	"strconv"

	"gonum.org/v1/plot/vg"
)

// dots draws the points, the largest first so that none is covered whole, and prints
// the numbers of two or more pupils in them, or beside them where there is room.
func (s *scatter) dots(c *Canvas, square vg.Rectangle, x, y Scale) {
	if len(s.points) == 0 {
		return
	}
	unit := s.radius(width(square))
	room := numberRoom{square: square}
	for _, p := range s.points {
		at := pt(x.At(p.Baseline), y.At(p.Endline))
		r := unit * vg.Length(math.Sqrt(float64(p.n)))
		room.circles = append(room.circles, grow(vg.Rectangle{Min: at, Max: at}, r))
		c.Circle(at, r, s.look(p).Fill, line(White, 0.5))
	}
	for _, cut := range s.Cutoffs {
		room.lines = append(room.lines,
			rect(x.At(cut.At)-1, square.Min.Y, x.At(cut.At)+1, square.Max.Y),
			rect(square.Min.X, y.At(cut.At)-1, square.Max.X, y.At(cut.At)+1))
	}
	several := 0
	for i, p := range s.points {
		if p.n < 2 {
			break // the others are single
		}
		several++
		s.number(p, i, &room)
	}
	// A number here and there would tell that the others are single.
	if len(room.numbers)*10 < several*9 {
		return
	}
	for _, n := range room.numbers {
		c.Text(n.at, n.text, Small.Align(Centre, Middling).In(n.colour))
	}
}

// pointNumber is the number of a point where there is room for it.
type pointNumber struct {
	at     vg.Point
	text   string
	colour color.Color
}

func (s *scatter) look(p scorePoint) Look {
	if s.edge() == 0 {
		return Better
	}
	return s.ascending()[s.of(p.Endline-p.Baseline)].Look
}

// radius is that of one pupil's point: as large as may be without any point reaching
// another's middle.
func (s *scatter) radius(side vg.Length) vg.Length {
	const largest = 12 // of many pupils, in points
	unit := min(2.6, largest/math.Sqrt(float64(s.points[0].n)))
	scale := float64(side) / (s.To - s.From)
	for i, p := range s.points {
		for _, q := range s.points[i+1:] { // no more pupils than p
			apart := math.Hypot(p.Baseline-q.Baseline, p.Endline-q.Endline) * scale
			unit = min(unit, 0.95*apart/math.Sqrt(float64(p.n)))
		}
	}
	return vg.Length(max(unit, 0.6))
}

// numberRoom is what the numbers of points have to keep clear of.
type numberRoom struct {
	square         vg.Rectangle
	circles, lines []vg.Rectangle
	taken          []vg.Rectangle // by numbers
	numbers        []pointNumber
}

// free says whether a number of the point own fits into a box.
func (r *numberRoom) free(box vg.Rectangle, own int, lines bool) bool {
	hit := func(other vg.Rectangle) bool { return overlap(other, box, 0) }
	if !within(box, r.square, -1) || slices.ContainsFunc(r.taken, hit) || lines && slices.ContainsFunc(r.lines, hit) {
		return false
	}
	for i, circle := range r.circles {
		if i != own && hit(circle) {
			return false
		}
	}
	return true
}

// numberSides are where a number may stand beside its point, best first.
var numberSides = []vg.Point{{X: 1}, {X: -1}, {Y: 1}, {Y: -1}, {X: 0.8, Y: 0.7}, {X: -0.8, Y: 0.7}, {X: 0.8, Y: -0.7}, {X: -0.8, Y: -0.7}}

// number finds room for how many pupils a point is: in it, or to one of its sides,
// clear of lines if it can be.
func (s *scatter) number(p scorePoint, own int, room *numberRoom) {
	text := strconv.Itoa(p.n)
	w, h := textWidth(text, Small), Small.Size*(ascent+descent)
	circle := room.circles[own]
	at, r := centre(circle), width(circle)/2
	put := func(middle vg.Point, colour color.Color) {
		room.taken = append(room.taken, rect(middle.X-w/2, middle.Y-h/2, middle.X+w/2, middle.Y+h/2))
		room.numbers = append(room.numbers, pointNumber{pt(middle.X, middle.Y-0.8), text, colour})
	}
	if math.Hypot(float64(w/2), float64(Small.Size*ascent/2)) < float64(r) {
		box := rect(at.X-w/2, at.Y-h/2, at.X+w/2, at.Y+h/2)
		if !slices.ContainsFunc(room.taken, func(other vg.Rectangle) bool { return overlap(other, box, 0) }) {
			put(at, on(s.look(p).Fill))
		}
		return
	}
	for _, lines := range []bool{true, false} {
		for _, side := range numberSides {
			middle := pt(at.X+side.X*(r+1.5+w/2), at.Y+side.Y*(r+0.5+h/2))
			if room.free(rect(middle.X-w/2, middle.Y-h/2, middle.X+w/2, middle.Y+h/2), own, lines) {
				put(middle, Ink)
				return
			}
		}
	}
}

// on is the colour of letters on a ground: white on dark, ink on light.
func on(ground color.Color) color.Color {
	r, g, b, _ := ground.RGBA()
	if 299*r+587*g+114*b < 1000*0x7000 {
		return White
	}
	return Ink
}
