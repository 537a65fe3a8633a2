package ingest

import (
	"testing"

	"apst/ingest/sheet"
)

// The numbers are the worked examples of the published rule; those with
// authority codes in use are the rule's own and belong to nobody.
func TestUPN(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		in, want string
		problem  IDProblem
	}{
		{"B801200005001", "B801200005001", IDFine},
		{"P207000016049", "P207000016049", IDFine},
		{"F202110022001", "F202110022001", IDFine},
		{"D873400118045", "D873400118045", IDFine},
		{"C82011002200A", "C82011002200A", IDFine},
		{"T30211012100T", "T30211012100T", IDFine},
		{"A801200005010", "A801200005010", IDFine},
		{"F999999999999", "F999999999999", IDFine},
		{"A801200005001", "A801200005001", IDWrongLetter},
		{"Q207000016049", "Q207000016049", IDWrongLetter},
		{"B801200005002", "B801200005002", IDWrongLetter},
		{"B801200050001", "B801200050001", IDWrongLetter},
		{" b8012 0000 5001 ", "B801200005001", IDRepaired},
		{"X80120000A001", "X80120000A001", IDNotUPN},
		{"I801200005001", "I801200005001", IDNotUPN},
		{"B80120000500O", "B80120000500O", IDNotUPN},
		{"B80120000500", "B80120000500", IDNotUPN},
		{"8.012E+11", "8.012E+11", IDDigitsLost},
		{"9,99432E+11", "9,99432E+11", IDDigitsLost}, // where the decimal sign is a comma
		{"", "", IDBlank},
		{" \u00a0", "", IDBlank},
	} {
		kind := sheet.Text
		if tt.in == "" {
			kind = sheet.Blank
		}
		got, problem := AppendUPN(nil, sheet.Cell{Kind: kind, Text: []byte(tt.in)})
		if string(got) != tt.want || problem != tt.problem {
			t.Errorf("AppendUPN(%q) = %q, %d, want %q, %d", tt.in, got, problem, tt.want, tt.problem)
		}
	}
}

// Every slip of one digit and every exchange of two neighbours is caught.
func TestUPNCatchesSlips(t *testing.T) {
	t.Parallel()
	const good = "F999999012345"
	letter := -1
	for i := range len(upnLetters) {
		if ok, _ := checkUPN([]byte(string(upnLetters[i]) + good[1:])); ok {
			letter = i
		}
	}
	upn := []byte(string(upnLetters[letter]) + good[1:])
	for i := 1; i < 13; i++ {
		for d := byte('0'); d <= '9'; d++ {
			slip := append([]byte{}, upn...)
			slip[i] = d
			if ok, _ := checkUPN(slip); ok != (d == upn[i]) {
				t.Errorf("%s: valid = %v", slip, ok)
			}
		}
		for j := i + 1; j < 13; j++ {
			swap := append([]byte{}, upn...)
			swap[i], swap[j] = swap[j], swap[i]
			if ok, _ := checkUPN(swap); ok != (upn[i] == upn[j]) {
				t.Errorf("%s: valid = %v", swap, ok)
			}
		}
	}
}

func TestLocalID(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		kind     sheet.Kind
		in, want string
		problem  IDProblem
	}{
		{sheet.Text, "00123", "00123", IDFine},
		{sheet.Text, "  AB  12 ", "AB 12", IDRepaired},
		{sheet.Text, "AB 12", "AB 12", IDFine},
		{sheet.Text, "123.0", "123", IDRepaired},
		{sheet.Number, "123", "123", IDFine},
		{sheet.Number, "123.0", "123", IDFine},
		{sheet.Number, "123456789012345", "123456789012345", IDFine},
		{sheet.Number, "1234567890123456", "1234567890123456", IDDigitsLost},
		{sheet.Number, "9.276309E+09", "9.276309E+09", IDDigitsLost},
		{sheet.Number, "12.5", "12.5", IDNotText},
		{sheet.Number, "-4", "-4", IDNotText},
		{sheet.Error, "#N/A", "", IDNotText},
		{sheet.Formula, "", "", IDNotText},
		{sheet.Bool, "TRUE", "", IDNotText},
		{sheet.Text, "1234567890123456", "1234567890123456", IDFine},
	} {
		got, problem := AppendLocalID(nil, sheet.Cell{Kind: tt.kind, Text: []byte(tt.in)})
		if string(got) != tt.want || problem != tt.problem {
			t.Errorf("AppendLocalID(%s %q) = %q, %d, want %q, %d", tt.kind, tt.in, got, problem, tt.want, tt.problem)
		}
	}
}
