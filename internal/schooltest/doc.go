// Package schooltest makes up schools for tests: a list of pupils, questionnaires,
// attendance, reading tests, attitudes, destinations, suspensions and support, joined
// and analysed, without any file and in some hundredths of a second.
//
// The same options give the same school, to the last digit. Only tests import it. For
// files as schools have them, with what goes wrong in them, there is package synth.
package schooltest
