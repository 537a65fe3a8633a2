package workcopy_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"apst/internal/workcopy"
)

// leaky is a file, and what of it may not stand in its copy.
type leaky struct {
	name, file, data string
	never            string // words, cut at |
	stays            string // words that must, cut at |
}

const rosterHead = "UPN,Forename,Surname,DOB,Year,Sex"

// twoPupils begin a list of pupils; each line goes on with a cell more.
func twoPupils(heading, first, second string) string {
	return rosterHead + "," + heading + "\nF999234522001,Zznameone,Zzfamily,01/02/2010,8,F," + first +
		"\nJ999234522002,Zznametwo,Zzother,02/03/2010,8,M," + second + "\n"
}

var leaks = []leaky{
	{name: "a forename that is a word for a sum", file: "roster.csv",
		data:  rosterHead + "\nF999234522001,Max,Zzfamily,01/02/2010,8,F\nJ999234522002,Summer,April,02/03/2010,8,M\n",
		never: "Max|Summer|April|Zzfamily"},
	{name: "a nickname that is a known word", file: "roster.csv",
		data:  twoPupils("Known as", "Max", "Mark"),
		never: "Max|Mark"},
	{name: "a preferred name and a mother's", file: "roster.csv",
		data:  twoPupils("Mother's name", "April Read", "May Zzmother"),
		never: "April|Read,|May|Zzmother"},
	{name: "a known word beside a surname", file: "roster.csv",
		data:  rosterHead + ",Notes\nF999234522001,April,Zzfamily,01/02/2010,8,F,April Zzfamily cried\nJ999234522002,May,Young,02/03/2010,8,M,May Young spoke\n",
		never: "April|May|Young|Zzfamily"},
	{name: "initials", file: "roster.csv",
		data:  twoPupils("Notes", "spoke to J.Z. at home", "J Zzmother rang"),
		never: "J.Z|J Word|Zzmother"},
	{name: "a UPN with spaces in words", file: "roster.csv",
		data:  twoPupils("Notes", "was F999 2345 22001", "UPN J999-2345-22002 is right"),
		never: "F999 2345|2345|J999-2345"},
	{name: "a telephone number", file: "roster.csv",
		data:  twoPupils("Notes", "(0113) 496 0123", "ring 0770 090 0123"),
		never: "0113|496|0770|090 0123"},
	{name: "a postcode in words", file: "roster.csv",
		data:  twoPupils("Notes", "from N1 1AP to E8 4AP", "at N1 1AP"),
		never: "N1|1AP|E8|4AP"},
	{name: "a number of the school's own in words", file: "roster.csv",
		data:  "Admission no,Forename,Surname,DOB,Year,Sex,Notes\nAP-0417,Zznameone,Zzfamily,01/02/2010,8,F,sibling of AP 0418\nAP-0418,Zznametwo,Zzother,02/03/2010,8,M,sibling of AP0417\n",
		never: "0417|0418"},
	{name: "names in the name of a file", file: "April Zzfamily/Zznameone AP-0417 F999 2345 22001.csv",
		data:  "Admission no,Forename,Surname,DOB,Year,Sex\nAP-0417,April,Zzfamily,01/02/2010,8,F\nAP-0418,Zznameone,Zzother,02/03/2010,8,M\n",
		never: "April|Zz|0417|2345"},
	{name: "an ending that is a name", file: "roster.Zzfamily",
		data: twoPupils("Notes", "", ""), never: "Zzfamily"},
	{name: "accents, put together and taken apart", file: "roster.csv",
		data:  rosterHead + ",Notes\nF999234522001,Zoë,Zzü,01/02/2010,8,F,Zoe\u0308 was here\nJ999234522002,Zzo\u0308,Zzother,02/03/2010,8,M,Łukasz ’Zzö’\n",
		never: "Zo|ë|o\u0308|Zzü|ukasz|Zzö"},
	{name: "a long number among answers", file: "SDQ baseline self.csv",
		data:  sdqOf("Remarks", "9276308686", "x"),
		never: "9276308686"},
	{name: "initials of staff in a known column", file: "roster.csv",
		data:  rosterHead + ",Ethnicity\nF999234522001,Zznameone,Zzfamily,01/02/2010,8,F,WBRI\nJ999234522002,Zznametwo,Zzother,02/03/2010,8,M,QJX\n",
		never: "QJX"},
	{name: "a heading of a question with a name", file: "SDQ baseline self.csv",
		data:  strings.Replace(sdqOf("Remarks", "x", "y"), ",Q7,", ",Q7 Zzteacher,", 1),
		never: "Zzteacher"},
	{name: "a page of tables", file: "roster.html",
		data: "<html><head><title>Zztitle</title><meta name=\"author\" content=\"Zzauthor\"></head><body><!-- Zzcomment --><script>var Zz=1</script><table><caption>Zzcaption F999234522001</caption>" +
			"<tr><th>UPN</th><th>Forename</th><th>Surname</th><th>DOB</th></tr><tr><td title=\"Zzhover\">F999234522001</td><td>Zzname</td><td>Zzfamily</td><td x:bool=\"Zzbool\">01/02/2010</td></tr>" +
			"<tr><td>J999234522002</td><td>Zzname</td><td>Zzother</td><td>01/02/2010</td></tr></table></body></html>",
		never: "Zz|F999234522001"},
}

// sdqOf is a survey of two with a column at its end.
func sdqOf(heading, first, second string) string {
	var b strings.Builder
	b.WriteString("UPN,Name")
	for _, q := range strings.Fields("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25") {
		b.WriteString(",Q" + q)
	}
	const answers = ",2,1,0,2,1,1,2,0,1,2,1,0,2,1,0,1,2,0,1,2,1,0,1,2,1,"
	b.WriteString("," + heading + "\nF999234522001,Zzfamily" + answers + first + "\nJ999234522002,Zzother" + answers + second + "\n")
	return b.String()
}

// Whatever may tell who somebody is does not stand in the copy, wherever it stood.
func TestNobodyIsLeft(t *testing.T) {
	t.Parallel()
	for _, l := range leaks {
		t.Run(l.name, func(t *testing.T) {
			t.Parallel()
			in := put(t, t.TempDir(), l.file, []byte(l.data))
			got, err := workcopy.Make(context.Background(), []workcopy.Input{in}, workcopy.Options{Key: key(t), Measures: measures, Holds: holds})
			if err != nil {
				t.Fatal(err)
			}
			one := got.Files[0]
			if one.Refused != "" {
				t.Fatalf("refused: %s", one.Refused)
			}
			text := append(unpacked(t, one.Data), one.Name...)
			for word := range strings.SplitSeq(l.never, "|") {
				if bytes.Contains(text, []byte(word)) {
					t.Errorf("%q stands in the copy:\n%s", word, text)
				}
			}
			for word := range strings.SplitSeq(l.stays, "|") {
				if !bytes.Contains(text, []byte(word)) {
					t.Errorf("%q does not stand in the copy:\n%s", word, text)
				}
			}
		})
	}
}
