package charts

import (
	"strings"
	"testing"
)

func val(v float64) Value { return Value{V: v} }

// scaleRow is a row whose change and means agree.
func scaleRow(label string, to, before, change, half float64, n int) DumbbellRow {
	return DumbbellRow{
		Label: label, To: to, N: Count{N: n}, Baseline: val(before), Endline: val(before + change),
		Change: val(change), Lower: val(change - half), Upper: val(change + half),
	}
}

func hiddenRow(label string, to float64) DumbbellRow {
	h := Value{Hidden: true, V: 7}
	return DumbbellRow{Label: label, To: to, N: Count{N: 3, Hidden: true}, Baseline: h, Endline: h, Change: h, Lower: h, Upper: h}
}

func TestDumbbell(t *testing.T) {
	t.Parallel()
	school := []DumbbellRow{
		scaleRow("Total difficulties", 40, 19.8, -2.9, 1.7, 62),
		scaleRow("Emotional symptoms", 10, 4.6, -0.8, 0.6, 62),
		scaleRow("Conduct problems", 10, 5.9, -0.9, 0.5, 61),
		scaleRow("Hyperactivity and inattention", 10, 6.8, -0.9, 0.6, 62),
		scaleRow("Peer relationship problems", 10, 2.5, 0, 0.5, 62),
		scaleRow("Prosocial behaviour", 10, 6.1, 0.6, 0.5, 62),
		hiddenRow("Impact", 10),
	}
	school[5].HigherBetter = true
	ends := []DumbbellRow{scaleRow("At the lowest", 10, 0, 0, 0, 3), scaleRow("At the highest", 10, 10, 0, 0, 1), scaleRow("From end to end", 10, 0, 10, 0, 3000)}
	few := scaleRow("Few", 10, 4, 1, 0, 6)
	few.Lower, few.Upper, few.Note = Value{Absent: true}, Value{Absent: true}, "fewer than 10 pairs"
	none := DumbbellRow{Label: "None", To: 10, Baseline: Value{Absent: true}, Endline: Value{Absent: true}, Change: Value{Absent: true}, Lower: Value{Absent: true}, Upper: Value{Absent: true}, Note: "no pairs of the same informant"}
	for name, rows := range map[string][]DumbbellRow{
		"school": school,
		"ends":   ends,
		"few":    {few, none},
		"one":    {scaleRow("Total difficulties", 40, 19.8, -12.9, 11.7, 3)},
		"hidden": {hiddenRow("Total difficulties", 40), hiddenRow("Prosocial behaviour", 10)},
		"long":   {scaleRow(strings.Repeat("A scale of a long name ", 6), 120, 99.8, -22.9, 14.7, 3000), scaleRow("Averyveryverylongwordwithoutanyspacesinit", 10, 1, 1, 3, 5)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, err := Dumbbell(DumbbellData{Frame: frame("F04"), Unit: "points", Level: 95, Rows: rows})
			if err != nil {
				t.Fatal(err)
			}
			checkLayout(t, c)
		})
	}
}
