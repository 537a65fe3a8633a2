package synth

// What follows is what every school is drawn from beside [Params]: choices made
// for this package, not estimates from any pupils.

// levels is how far the answers to a scale's items lie towards difficulty (for
// prosocial, towards strength), in thousandths: hyperactivity above conduct, the
// two others below.
var levels = [len(scales)]int{emotional: -130, conduct: 50, hyperactivity: 270, peer: -130}

// Of where a pupil stands, so many hundredths stay until the next wave; the rest
// is drawn anew. The squares make one.
const stays, changes = 85, 53

// raters is what informants see. Pupils are nearest to themselves; others see less
// than half of it beside a view of their own, which they keep.
var raters = map[Informant]rater{
	Self:    {pupil: 90, chance: 45},
	Teacher: {pupil: 45, own: 80, chance: 25},
	Parent:  {pupil: 45, own: 80, chance: 25},
}

// Parameters are what a school was drawn from, for its answer key.
type Parameters struct {
	About string `json:"about"`
	// Improvement is the fall in difficulties by endline, in standard deviations.
	Improvement float64 `json:"improvement,omitzero"`
	// Stays is the part of where a pupil stands that stays from wave to wave.
	Stays float64 `json:"stays,omitzero"`
	// Levels are where a scale's answers lie, in standard deviations.
	Levels map[string]float64 `json:"levels,omitzero"`
	// Raters are the parts of each informant's view: the pupil, their own, chance.
	Raters map[Informant]Parts `json:"raters,omitzero"`
	// Leavers and LeftOut are in a hundred, of pupils and of answers; none where
	// there are none, or where they follow the file that was copied.
	Leavers int `json:"leavers_percent,omitempty"`
	LeftOut int `json:"left_out_percent,omitempty"`
	// Drawn says in words what another measure was drawn from, which has none of
	// the above.
	Drawn []string `json:"drawn,omitempty"`
	// Redrawn: the school was drawn again until nothing about it was odd.
	Redrawn bool `json:"redrawn"`
}

// Parts are the parts of an informant's view.
type Parts struct {
	Pupil  float64 `json:"pupil"`
	Own    float64 `json:"own"`
	Chance float64 `json:"chance"`
}

// stated are the parameters as the key has them.
func (p *Params) stated() *Parameters {
	out := &Parameters{
		About:       "chosen for this program, not estimated from any pupils; the fall between the waves is built in and shows nothing",
		Improvement: float64(p.Improvement) / 100, Stays: stays / 100.,
		Levels: map[string]float64{}, Raters: map[Informant]Parts{},
		Leavers: p.LeaverPercent, LeftOut: p.BlankPercent, Redrawn: p.Quiet,
	}
	for s, level := range levels {
		out.Levels[scales[s].name] = float64(level) / 1000
	}
	for _, by := range p.Informants {
		w := raters[by]
		out.Raters[by] = Parts{float64(w.pupil) / 100, float64(w.own) / 100, float64(w.chance) / 100}
	}
	return out
}
