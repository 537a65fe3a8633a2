package synth

import "math/rand/v2"

// draw is a source of chance in whole numbers: fractions could differ in the
// last place from one processor to another, and with them an answer.
type draw struct{ *rand.Rand }

// bell is a bell-shaped number with mean 0 and standard deviation 1000 (twelve
// throws of 0 to 999, less their mean).
func (r *draw) bell() int {
	sum := -5994
	for range 12 {
		sum += r.IntN(1000)
	}
	return sum
}

// disposition is where a pupil stands, in thousandths of a standard deviation:
// high is many difficulties; helpful is a readiness to claim strengths, which
// ties the strengths among the difficulty items to the prosocial items as it
// does in real answers.
type disposition struct {
	scale   [5]int
	helpful int
}

// disposition draws a pupil: a general difficulty shared by the scales (0.6 of
// each), the rest its own. Prosocial falls where difficulty rises.
func (r *draw) disposition() disposition {
	general := r.bell()
	d := disposition{helpful: r.bell()}
	for s := range d.scale {
		d.scale[s] = (6*general + 8*r.bell()) / 10
	}
	d.scale[prosocial] = (-5*general + 8*r.bell()) / 10
	return d
}

// mixed is parts of several dispositions, in hundredths, one for one.
func mixed(parts []int, of ...disposition) disposition {
	var d disposition
	for i, o := range of {
		for s := range d.scale {
			d.scale[s] += parts[i] * o.scale[s]
		}
		d.helpful += parts[i] * o.helpful
	}
	for s := range d.scale {
		d.scale[s] /= 100
	}
	d.helpful /= 100
	return d
}

// later is the same pupil at the next wave: most of what was, the rest drawn
// anew, so that pupils differ among themselves as much as before.
func (d disposition) later(r *draw) disposition {
	return mixed([]int{stays, changes}, d, r.disposition())
}

// better is the pupil with difficulties less by so many hundredths of a standard
// deviation, and prosocial more by half of that.
func (d disposition) better(improvement int) disposition {
	for s := range d.scale {
		d.scale[s] -= 10 * improvement
	}
	d.scale[prosocial] += 15 * improvement
	return d
}

// rater is what makes up an informant's view of a pupil, in hundredths: where the
// pupil stands, a view of their own that they keep from wave to wave, and chance.
type rater struct{ pupil, own, chance int }

// seenBy is the pupil as one informant sees them at one wave; own is the
// informant's own view.
func (d disposition) seenBy(r *draw, by Informant, own disposition) disposition {
	w := raters[by]
	d = mixed([]int{w.pupil, w.own}, d, own)
	for s := range d.scale {
		d.scale[s] += w.chance * r.bell() / 100
	}
	return d
}

// fill ticks the boxes.
func (r *draw) fill(a *Response, d disposition, p Params) {
	for i := range a.Items {
		where := place[i]
		lean := d.scale[where.scale]
		if where.reversed {
			lean = (-5*lean + 6*d.helpful) / 8
		} else if where.scale == prosocial {
			lean = (6*lean + 6*d.helpful) / 8
		}
		lean = (7*lean + 7*r.bell()) / 10
		if where.reversed {
			lean -= levels[where.scale]
		} else {
			lean += levels[where.scale]
		}
		// Cuts: of a straight difficulty about 35, 40 and 25 in a hundred
		// answer 0, 1 and 2; of a strength 20, 40 and 40.
		low, high := -350, 650
		if where.reversed || where.scale == prosocial {
			low, high = -800, 250
		}
		switch {
		case lean < low:
			a.Items[i] = 0
		case lean < high:
			a.Items[i] = 1
		default:
			a.Items[i] = 2
		}
		a.Items[i] = min(max(a.Items[i], p.Least), p.Most)
		if r.IntN(100) < p.BlankPercent {
			a.Items[i] = Blank
		}
	}
	a.Gate = Blank
	for q := range a.Impact {
		a.Impact[q] = Blank
	}
	if p.Impact {
		r.fillImpact(a, d, p)
	}
}

// fillImpact answers the impact supplement: the gate by the pupil's overall
// difficulty, the questions only where the gate is above "no". Every informant
// of every wave holds answers of each size in a school of ordinary size.
func (r *draw) fillImpact(a *Response, d disposition, p Params) {
	sum := 0
	for s := range prosocial {
		sum += d.scale[s]
	}
	lean := sum/3 + r.bell()/2
	a.Gate = step(lean, -300, 500, 1400)
	if a.Gate == 0 {
		return
	}
	for q, asked := range impactAsked(a.Informant) {
		v := step(lean+r.bell(), -200, 600, 1500)
		if asked && r.IntN(100) >= p.BlankPercent {
			a.Impact[q] = v
		}
	}
}

// step counts how many of the rising cuts a value has reached.
func step(v int, cuts ...int) Answer {
	n := Answer(0)
	for _, c := range cuts {
		if v >= c {
			n++
		}
	}
	return n
}
