// Package benchmarks holds the national figures that may be printed beside a
// school's own, each with its definition, year and source.
//
// They are context. None is a target, no school's pupils are a sample of the
// country's, and no test of a school against one of them is meaningful. A figure
// stands here only if it was seen at its source; what is often quoted and was not
// found at one is refused by the rules for words.
//
// A figure is printed by [Benchmark.Printed] and in no other way, so that year and
// source never part from it. Whether it can stand beside a figure of a school at
// all is for [Benchmark.Fits] to say: over other terms, on another basis or of
// another kind of unit it cannot.
package benchmarks
