const password = "only-for-tests-1";
