package reports

import (
	"maps"
	"slices"
	"strings"
)

// columnCards are the methods of columns whose name is not that of a statistic: by
// table and column, or by column alone.
var columnCards = map[string]string{
	"n": "results.pairs", "lower": "results.mean_change", "upper": "results.mean_change", "g_lower": "results.g_av", "g_upper": "results.g_av",
	"p": "statistics.mean-change", "holm_p": "results.holm_p", "days": "results.days_median",
	"T01/expected": "cohort.coverage", "T01/received": "cohort.coverage", "T01/usable": "cohort.coverage", "T01/usable_percent": "cohort.coverage", "T01/last": "cohort.coverage",
	"T02/n": "cohort.flow", "T02/of": "cohort.flow", "T02/percent": "cohort.flow", "T02/percent_all": "cohort.flow",
	"T03/pupils": "results.pupils", "T03/baselines": "results.baselines", "T03/pairs": "results.pairs", "T03/lost": "results.lost", "T03/lost_smd": "results.lost_smd",
	"T05/baseline": "results.band_baseline", "T05/baseline_percent": "results.band_baseline_percent", "T05/endline": "results.band_endline", "T05/endline_percent": "results.band_endline_percent",
	"T05/p": "results.band_stuart_maxwell",
	"T06/n": "cohort.classes", "T06/percent": "cohort.classes", "T06/lower": "statistics.proportion", "T06/upper": "statistics.proportion",
	"T06/need_n": "cohort.classes", "T06/need_percent": "cohort.classes",
	"T07/baseline": "results.highest_band_baseline", "T07/endline": "results.highest_band_endline", "T07/moved_out": "results.highest_band_out", "T07/moved_in": "results.highest_band_in",
	"T07/difference": "results.highest_band_difference", "T07/lower": "statistics.difference-paired", "T07/upper": "statistics.difference-paired", "T07/p": "results.highest_band_mcnemar_midp",
	"T08/before": "attendance.rates", "T08/after": "attendance.rates", "T08/change": "results.mean_change", "T08/p": "statistics.mean-change",
	"T09/events": "results.events", "T09/weeks": "results.exposure", "T09/rate": "results.rate", "T09/lower": "statistics.rate", "T09/upper": "statistics.rate",
	"T10/first_mean": "results.baseline_mean", "T10/last_mean": "results.endline_mean",
	"T11/first_median": "results.baseline_median", "T11/last_median": "results.endline_median",
	"T12/of": "results.standing", "T12/n": "results.standing", "T12/percent": "results.standing_percent", "T12/lower": "statistics.proportion", "T12/upper": "statistics.proportion",
	"T13/n": "cohort.acts", "T13/of": "cohort.acts", "T13/median": "cohort.acts", "T13/per_100": "results.referral_rate", "T13/lower": "statistics.rate", "T13/upper": "statistics.rate",
	"T16/n": "results.pattern", "T16/percent": "results.pattern", "T16/smd": "results.lost_smd", "T16/mean_change": "cohort.lost", "T16/change_lower": "cohort.lost", "T16/change_upper": "cohort.lost",
	"T01/rows": "cohort.coverage", "T03/pupils_percent": "results.pupils", "T03/baselines_percent": "results.baselines", "T03/pairs_percent": "results.pairs", "T03/lost_percent": "results.lost",
	"T06/need_lower": "statistics.proportion", "T06/need_upper": "statistics.proportion",
	"T07/baseline_percent": "results.highest_band_baseline_percent", "T07/endline_percent": "results.highest_band_endline_percent",
	"T08/before_n": "attendance.thresholds", "T08/after_n": "attendance.thresholds", "T08/no_longer": "attendance.thresholds", "T08/newly": "attendance.thresholds",
	"T10/first_sd": "results.baseline_sd", "T10/last_sd": "results.endline_sd",
	"T13/counted": "cohort.acts", "T13/q1": "cohort.acts", "T13/q3": "cohort.acts",
	"T16/of": "results.pattern", "T16/percent_lower": "statistics.proportion", "T16/percent_upper": "statistics.proportion",
	"T22/of": "results.answered", "T22/q1": "cohort.views", "T22/q3": "cohort.views",
	"F01/kind": "cohort.flow", "F01/stage": "cohort.flow", "F01/n": "cohort.flow",
	"F03/baseline": "results.band_baseline", "F03/baseline_percent": "results.band_baseline_percent", "F03/endline": "results.band_endline", "F03/endline_percent": "results.band_endline_percent",
	"F03/p": "results.band_stuart_maxwell",
	"F07/n": "attendance.rates", "F07/median": "attendance.rates", "F07/q1": "attendance.rates", "F07/q3": "attendance.rates", "F07/mean": "attendance.rates",
	"F07/lower": "attendance.rates", "F07/upper": "attendance.rates", "F07/possible": "attendance.rates",
	"F08/pupils": "cohort.funnel", "F08/pupils_known": "cohort.funnel", "F08/pupils_percent": "cohort.funnel", "F08/requests": "cohort.funnel",
	"F09/usable": "cohort.coverage", "F09/expected": "cohort.coverage", "F09/usable_percent": "cohort.coverage",
	"T22/n": "results.answered", "T22/percent": "results.answered_percent", "T22/percent_lower": "statistics.proportion", "T22/percent_upper": "statistics.proportion", "T22/median": "cohort.views",
}

// The methods of columns that there is one of for each band, and for each specialist.
const (
	cardOfMoves    = "results.band_transition"
	cardOfRequests = "results.requests_by_role"
)

// card is the method behind a column of a table: that of the statistic of its name, or
// one that is said to be; empty where there is none.
func (m *maker) card(table, column string) string {
	among := ""
	switch {
	case strings.HasPrefix(column, "to_"):
		among = cardOfMoves
	case table == "F08":
		among = cardOfRequests
	}
	for _, id := range []string{columnCards[table+"/"+column], columnCards[column], "results." + column, among} {
		if id != "" && m.cards[id] {
			return id
		}
	}
	return ""
}

// LinkedCards are the ids of all methods that columns are said to lead to, in order.
func LinkedCards() []string {
	ids := slices.AppendSeq([]string{cardOfMoves, cardOfRequests}, maps.Values(columnCards))
	slices.Sort(ids)
	return slices.Compact(ids)
}
