package intake

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// A sheet of synthetic answers, 0 to 2, that nothing is to be said about. The
// columns before the items are UPN or Pupil ID, Name, DOB, Date and Rater.
func sheetOf(columns string, pupils, wave int) string {
	heads := strings.Split(columns, ",")
	var b strings.Builder
	b.WriteString(columns)
	for i := 1; i <= 25; i++ {
		fmt.Fprintf(&b, ",Q%d", i)
	}
	b.WriteString("\n")
	for n := range pupils {
		b.WriteString(strings.Join(whoIs(heads, n, wave), ","))
		for _, a := range answersOf(n, wave) {
			fmt.Fprintf(&b, ",%d", a)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func whoIs(heads []string, n, wave int) []string {
	cells := map[string]string{
		"UPN": upnOf(n), "Pupil ID": fmt.Sprintf("K%03d", n), "Name": fmt.Sprintf("Pupil %03d", n), "DOB": fmt.Sprintf("%02d/03/2009", n+1),
		"Date": []string{"12/09/2022", "13/02/2023"}[wave], "Rater": fmt.Sprintf("Rater %d", n),
	}
	var out []string
	for _, h := range heads {
		out = append(out, cells[h])
	}
	return out
}

// upnOf is a made-up number with its right letter.
func upnOf(n int) string {
	digits := fmt.Sprintf("999432119%03d", n)
	sum := 0
	for i := range digits {
		sum += int(digits[i]-'0') * (i + 2)
	}
	return string("ABCDEFGHJKLMNPQRTUVWXYZ"[sum%23]) + digits
}

// answersOf are answers of a pupil, other ones at each wave: strengths go along
// with each other, and no two pupils answer the same.
func answersOf(n, wave int) (out [25]int) {
	strengths := map[int]bool{1: true, 4: true, 9: true, 17: true, 20: true, 7: true, 11: true, 14: true, 21: true, 25: true}
	for i := 1; i <= 25; i++ {
		a := (n*n*(i+wave) + i*i*(wave+2) + n) % 7
		if strengths[i] {
			out[i-1] = min(2, 1+(a+n%3)/4)
			if n%5 == 0 && a%2 == 0 {
				out[i-1] = 0
			}
		} else {
			out[i-1] = a * 3 / 10
		}
	}
	return out
}
