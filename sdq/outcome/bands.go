package outcome

import (
	"fmt"

	"apst/metrics"
	"apst/sdq"
)

// bandSystems are the systems of bands of a scale: the original three first, because
// the cut-off that counts by default is where the last of them begins.
func bandSystems(scale sdq.Scale) []metrics.BandSystem {
	var out []metrics.BandSystem
	for _, s := range [...]struct {
		sdq.System
		name, title string
	}{{sdq.ThreeBands, "band3", "three bands"}, {sdq.FourBands, "band4", "four bands"}} {
		bands := s.Bands(scale)
		if len(bands) == 0 {
			return nil
		}
		b := metrics.BandSystem{Name: s.name, Title: s.title, Of: func(informant, form string, x float64) (string, bool) {
			return bandOf(s.System, scale, informant, form, x)
		}}
		for _, band := range bands {
			b.Bands = append(b.Bands, band.String())
		}
		if scale == sdq.Total {
			b.Cutoff = func(informant, form string) (float64, string, bool) { return cutoff(s.System, informant, form) }
		}
		out = append(out, b)
	}
	return out
}

// bandOf is the band of a score; there is none for a form or informant without a
// table, nor for what is no score.
func bandOf(system sdq.System, scale sdq.Scale, informant, form string, x float64) (string, bool) {
	who, okWho := sdq.ParseInformant(informant)
	f, okForm := sdq.ParseForm(form)
	score, ok := whole(x)
	if !okWho || !okForm || !ok {
		return "", false
	}
	band, no := sdq.BandOf(system, f, who, scale, score)
	return band.String(), no == sdq.HasBand
}

// cutoff is the total from which on a child counts as above the clinical threshold.
func cutoff(system sdq.System, informant, form string) (limit float64, title string, ok bool) {
	who, okWho := sdq.ParseInformant(informant)
	f, okForm := sdq.ParseForm(form)
	c, no := sdq.CutoffOf(system, f, who)
	if !okWho || !okForm || no != sdq.HasBand {
		return 0, "", false
	}
	return float64(c.Score), fmt.Sprintf("%d or more, %s form %s, %s system", c.Score, who, f, system), true
}

// whole is a score as the whole number it is.
func whole(x float64) (int, bool) {
	if !(x >= 0 && x <= 40) || x != float64(int(x)) {
		return 0, false
	}
	return int(x), true
}
