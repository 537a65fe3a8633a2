package report

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWriteJUnit(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	err := WriteJUnit(&out, "apst check", []JUnitSuite{{
		Name:       "SDQ <autumn> & \x01.xlsx",
		Properties: []JUnitProperty{{"rows", "12"}},
		Cases: []JUnitCase{
			{Class: "sdq", Name: "TST-001 passes"},
			{Class: "sdq", Name: "TST-002 fails", Failure: &JUnitFailure{"error", "2 places", "a!B1\na!B2"}},
			{Class: "sdq", Name: "TST-003 warns", Note: "a!B3"},
			{Class: "sdq", Name: "TST-004 cannot run", Skipped: "no column of dates"},
		},
	}})
	if err != nil {
		t.Fatal(err)
	}
	want := `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="apst check" tests="4" failures="1" skipped="1">
  <testsuite name="SDQ &lt;autumn&gt; &amp; ` + "\uFFFD" + `.xlsx" tests="4" failures="1" skipped="1">
    <properties>
      <property name="rows" value="12"></property>
    </properties>
    <testcase classname="sdq" name="TST-001 passes"></testcase>
    <testcase classname="sdq" name="TST-002 fails">
      <failure type="error" message="2 places">a!B1&#xA;a!B2</failure>
    </testcase>
    <testcase classname="sdq" name="TST-003 warns">
      <system-out>a!B3</system-out>
    </testcase>
    <testcase classname="sdq" name="TST-004 cannot run">
      <skipped message="no column of dates"></skipped>
    </testcase>
  </testsuite>
</testsuites>
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
	for d := xml.NewDecoder(strings.NewReader(out.String())); ; {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatalf("the report is not well-formed: %v", err)
		}
	}
}
