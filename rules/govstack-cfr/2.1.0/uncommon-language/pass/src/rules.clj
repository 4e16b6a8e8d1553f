(def open true)
