package stats

// Norm is the mean and the standard deviation of a population.
type Norm struct{ Mean, SD float64 }

// usable reports whether a population has a mean and a spread.
func (n Norm) usable() bool { return finite(n.Mean) && finite(n.SD) && n.SD > 0 }

// Cutoffs are the three cut-offs between a clinical and a functional population.
type Cutoffs struct{ A, B, C Estimate }

// NewCutoffs are the cut-offs of Jacobson and Truax. A lies two standard deviations
// from the clinical mean towards the functional one, B two from the functional mean
// towards the clinical one, C where a score is as many standard deviations from either
// mean.
//
// Formula, where less is better: a = M_clin - 2·s_clin; b = M_fun + 2·s_fun;
// c = (s_fun·M_clin + s_clin·M_fun)/(s_fun + s_clin). Where more is better the signs
// of a and b are the other way round.
//
// Source: Jacobson and Truax (1991), Journal of Consulting and Clinical Psychology
// 59:12, page 13.
//
// Convention: b has the functional standard deviation, as in the paper
// (clinicalsignificance 3.0.0 takes the clinical one). A published cut-off is the
// better choice: a cut-off of one's own sample moves with the sample.
//
// R: clinicalsignificance::cs_statistical(...), but for b
func NewCutoffs(clinical, functional Norm, highIsGood bool) Cutoffs {
	if !clinical.usable() || !functional.usable() {
		none := None(0, methodJacobsonTruax, "a population has a mean and a standard deviation above 0")
		return Cutoffs{none, none, none}
	}
	two := 2.0
	if highIsGood {
		two = -2
	}
	share := clinical.SD / (clinical.SD + functional.SD)
	return Cutoffs{
		A: Of(clinical.Mean-two*clinical.SD, 0, methodJacobsonTruax),
		B: Of(functional.Mean+two*functional.SD, 0, methodJacobsonTruax),
		C: Of(float64((1-share)*clinical.Mean)+float64(share*functional.Mean), 0, methodJacobsonTruax),
	}
}
