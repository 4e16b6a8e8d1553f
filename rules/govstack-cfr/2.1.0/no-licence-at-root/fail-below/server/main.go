package main // # expect
