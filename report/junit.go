package report

import (
	"encoding/xml"
	"io"
	"slices"
)

// A JUnit report is what continuous-integration systems show of a test run. It is
// read on screens far from the school: a case names places, never what stands in
// them.

// JUnitSuite is the cases of one thing that was tested.
type JUnitSuite struct {
	Name       string
	Properties []JUnitProperty
	Cases      []JUnitCase
}

// JUnitProperty is a fact about a suite.
type JUnitProperty struct{ Name, Value string }

// JUnitCase is one case: passed, failed or skipped.
type JUnitCase struct {
	Name    string
	Class   string
	Failure *JUnitFailure
	Skipped string // why it was not run; empty where it was
	Note    string // of a case that passed: what is to be known all the same
}

// JUnitFailure is why a case failed.
type JUnitFailure struct{ Type, Message, Text string }

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Skipped  int          `xml:"skipped,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name       string          `xml:"name,attr"`
	Tests      int             `xml:"tests,attr"`
	Failures   int             `xml:"failures,attr"`
	Skipped    int             `xml:"skipped,attr"`
	Properties []junitProperty `xml:"properties>property,omitempty"`
	Cases      []junitCase     `xml:"testcase"`
}

type junitProperty struct {
	Name  string `xml:"name,attr"`
	Value string `xml:"value,attr"`
}

type junitCase struct {
	Class   string        `xml:"classname,attr"`
	Name    string        `xml:"name,attr"`
	Failure *junitFailure `xml:"failure"`
	Skipped *junitSkipped `xml:"skipped"`
	Note    string        `xml:"system-out,omitempty"`
}

type junitFailure struct {
	Type    string `xml:"type,attr"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

type junitSkipped struct {
	Message string `xml:"message,attr"`
}

// WriteJUnit writes a report. It holds no time: the same findings give the same
// bytes. Characters that XML cannot hold, as a sheet's name may have them, become
// the sign for an unknown one.
func WriteJUnit(w io.Writer, name string, suites []JUnitSuite) error {
	all := junitSuites{Name: name}
	for _, s := range suites {
		suite := junitSuite{Name: s.Name, Tests: len(s.Cases)}
		for _, p := range s.Properties {
			suite.Properties = append(suite.Properties, junitProperty(p))
		}
		for _, c := range s.Cases {
			one := junitCase{Class: c.Class, Name: c.Name, Note: c.Note}
			switch {
			case c.Failure != nil:
				one.Failure = &junitFailure{c.Failure.Type, c.Failure.Message, c.Failure.Text}
				suite.Failures++
			case c.Skipped != "":
				one.Skipped = &junitSkipped{c.Skipped}
				suite.Skipped++
			}
			suite.Cases = append(suite.Cases, one)
		}
		all.Tests += suite.Tests
		all.Failures += suite.Failures
		all.Skipped += suite.Skipped
		all.Suites = append(all.Suites, suite)
	}
	text, err := xml.MarshalIndent(all, "", "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(slices.Concat([]byte(xml.Header), text, []byte("\n")))
	return err
}
