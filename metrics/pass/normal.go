package pass

import "math"

// quantile is the value below which a share p of a normal distribution lies, in
// standard deviations. p is more than 0 and less than 1.
//
// It is √2 times the inverse of the error function at 2p − 1, which the standard
// library has; NIST Digital Library of Mathematical Functions, 7.17.
func quantile(p float64) float64 { return math.Sqrt2 * math.Erfinv(2*p-1) }

// normalScore is a percentile from 0 to 100 as a normal score: the middle of its
// hundredth under a normal distribution, in standard deviations of the norm group.
// A percentile below 1 counts as 1, so that scores stay within ±2.58: the ends of
// the scale hold everybody beyond them.
func normalScore(p points) float64 {
	return quantile((max(p, point).number() - 0.5) / 100)
}
